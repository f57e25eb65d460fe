import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { continuousBackupRetention } from './continuous-backup-retention';

const plan = (rule: object) =>
  stackOf(
    { aws_backup_plan: { Daily: { rule: [{ rule_name: 'daily', ...rule }] } } },
    { variable: { days: {} } },
  );
const kept = (days: unknown) =>
  plan({ enable_continuous_backup: true, lifecycle: [{ delete_after: days }] });

it('finds 36 days', () => {
  expect(problemsOf(continuousBackupRetention, kept(36))).toEqual([
    'aws_backup_plan.Daily: the rule daily keeps continuous backups for 36 days, and AWS keeps them for 35 at most',
  ]);
});

it('finds a rule that keeps them forever', () => {
  const stack = plan({ enable_continuous_backup: true });
  expect(problemsOf(continuousBackupRetention, stack).join()).toContain('forever');
});

it('accepts 35 days, and snapshots for longer', () => {
  expect(problemsOf(continuousBackupRetention, kept(35))).toEqual([]);
  expect(
    problemsOf(continuousBackupRetention, plan({ lifecycle: [{ delete_after: 90 }] })),
  ).toEqual([]);
});

it('says that it cannot see days that are not known', () => {
  expect(unseenBy(continuousBackupRetention, kept('${var.days}'))).toEqual([
    'aws_backup_plan.Daily: delete_after of the rule daily',
  ]);
});
