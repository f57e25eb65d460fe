import { BACKUP } from '@archway/aws';
import { blocksOf, flagOf, isUnknown, numberOf } from '@archway/terraform';
import { backupRulesOf } from '../backup/backup-rules';
import { problem, unseen, type Rule } from '../rule/rule';

export const continuousBackupRetention: Rule = {
  id: 'continuous-backup-retention',
  group: 'storage',
  severity: 'error',
  title: 'A continuous backup is kept for longer than AWS keeps it',
  looksFor:
    'Rules of backup plans with enable_continuous_backup whose delete_after is not between 1 and 35 days.',
  why: 'Continuous backups are kept for 35 days at most: AWS Backup rejects the rule at the apply, or fails its jobs.',
  fix: 'Set delete_after to 35 days or less, and keep backups for longer by a second rule without enable_continuous_backup.',
  awsPage: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html',
  *check(estate) {
    for (const { plan, rule, name } of backupRulesOf(estate)) {
      if (flagOf(rule['enable_continuous_backup']) !== true) continue;
      const value = blocksOf(rule['lifecycle'])[0]?.['delete_after'];
      const days = numberOf(value) ?? 0;
      if (isUnknown(value) || isUnknown(rule['lifecycle'])) {
        yield unseen(plan, `delete_after of ${name}`);
        continue;
      }
      if (days > 0 && days <= BACKUP.continuousDays) continue;
      yield problem(
        plan,
        `${name} keeps continuous backups ${days > 0 ? `for ${days} days` : 'forever'}, and AWS keeps them for ${BACKUP.continuousDays} at most`,
        name,
      );
    }
  },
};
