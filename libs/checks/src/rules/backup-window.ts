import { BACKUP } from '@archway/aws';
import { backupRulesOf } from '../backup/backup-rules';
import { numberOr } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

export const backupWindow: Rule = {
  id: 'backup-window',
  group: 'storage',
  severity: 'error',
  title: 'A backup has no time to start or to complete',
  looksFor:
    'Rules of backup plans whose start_window is below 60 minutes, or whose completion_window is less than 60 minutes above start_window. Without them AWS takes 8 hours and 7 days.',
  why: 'AWS Backup rejects the plan at the apply, or cancels jobs before they are done.',
  fix: 'Give start_window 60 minutes or more, and completion_window at least 60 minutes more than that.',
  awsPage: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html',
  *check(estate) {
    const { startWindowMinutes, completionWindowMinutes } = BACKUP;
    for (const { plan, rule, name } of backupRulesOf(estate)) {
      const start = numberOr(rule['start_window'], startWindowMinutes.default);
      const completion = numberOr(rule['completion_window'], completionWindowMinutes.default);
      if (start === undefined || completion === undefined) {
        yield unseen(plan, `the windows of ${name}`);
      }
      if (start !== undefined && start < startWindowMinutes.minimum) {
        yield problem(
          plan,
          `${name} gives a backup ${start} minutes to start, and ${startWindowMinutes.minimum} are the least`,
          `${name} start`,
        );
      }
      if (start === undefined || completion === undefined) continue;
      if (completion >= start + completionWindowMinutes.aboveStart) continue;
      yield problem(
        plan,
        `${name} gives a backup ${completion} minutes to complete and ${start} to start, and ${completionWindowMinutes.aboveStart} more are the least`,
        `${name} completion`,
      );
    }
  },
};
