import { BACKUP, everFires, parseSchedule, smallestGap } from '@archway/aws';
import { isUnknown, textOf, type Value } from '@archway/terraform';
import { backupRulesOf } from '../backup/backup-rules';
import { isStated } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const backupSchedule: Rule = {
  id: 'backup-schedule',
  group: 'storage',
  severity: 'error',
  title: 'A schedule of AWS Backup never starts a job',
  looksFor:
    'Schedules of backup plans and restore testing plans that are not cron, cannot be read, never fire, or fire more than once an hour. Days of the week count from 1 = Sunday, and the sixth field is the year.',
  why: 'Terraform accepts any text. AWS refuses it at the apply, or accepts it and no backup is ever made.',
  fix: 'Write cron(…) with six fields, of which exactly one of day of month and day of week is a question mark.',
  awsPage:
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html',
  *check(estate) {
    for (const { plan, rule, name } of backupRulesOf(estate)) {
      yield* judge(plan, name, rule['schedule']);
    }
    for (const plan of estate.all('aws_backup_restore_testing_plan')) {
      yield* judge(plan, 'it', plan.attributes['schedule_expression']);
    }
  },
};

function* judge(plan: Subject, name: string, value: Value | undefined): Iterable<Observation> {
  if (isUnknown(value) && isStated(value)) yield unseen(plan, `the schedule of ${name}`);
  const text = textOf(value);
  if (text === undefined || text === '') return;
  const wrong = wrongIn(text);
  if (wrong !== undefined) yield problem(plan, `${name} has the schedule ${text}: ${wrong}`, name);
}

function wrongIn(text: string): string | undefined {
  const schedule = parseSchedule(text);
  if (schedule.kind === 'invalid') return schedule.problem;
  if (schedule.kind === 'rate') return 'AWS Backup takes no rates';
  const fromYear = new Date().getUTCFullYear();
  if (!everFires(schedule, fromYear)) return 'it never fires';
  const gap = smallestGap(schedule, { fromYear, years: 1 })?.minutes ?? Infinity;
  return gap < BACKUP.intervalMinutes
    ? `two backups are ${gap} minutes apart, and AWS Backup makes one an hour at most`
    : undefined;
}
