import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupSchedule } from './backup-schedule';

const plan = (schedule?: string) =>
  stackOf(
    {
      aws_backup_plan: { Daily: { rule: [{ rule_name: 'daily', schedule }] } },
    },
    { variable: { schedule: {} } },
  );

it.each([
  ['cron(nonsense)', 'cron has six fields'],
  ['cron(0 5 31 2 ? *)', 'it never fires'],
  ['cron(0 5 * * ? 2020)', 'it never fires'],
  ['cron(0 5 * * * *)', 'exactly one of day of month and day of week'],
  ['rate(1 day)', 'AWS Backup takes no rates'],
  ['cron(0/30 * * * ? *)', 'two backups are 30 minutes apart'],
])('finds %s', (schedule, reason) => {
  const [found] = problemsOf(backupSchedule, plan(schedule));
  expect(found).toContain(`aws_backup_plan.Daily: the rule daily has the schedule ${schedule}`);
  expect(found).toContain(reason);
});

it.each(['cron(0 5 * * ? *)', 'cron(0 * * * ? *)', 'cron(0 5 29 2 ? *)', undefined])(
  'accepts %s',
  (schedule) => {
    expect(problemsOf(backupSchedule, plan(schedule))).toEqual([]);
  },
);

it('looks at restore tests', () => {
  const tests = { Tests: { schedule_expression: 'cron(0 5 30 2 ? *)' } };
  const stack = stackOf({ aws_backup_restore_testing_plan: tests });
  expect(problemsOf(backupSchedule, stack).join()).toContain('it never fires');
});

it('says that it cannot see a schedule that is not known', () => {
  expect(unseenBy(backupSchedule, plan('${var.schedule}'))).toEqual([
    'aws_backup_plan.Daily: the schedule of the rule daily',
  ]);
});
