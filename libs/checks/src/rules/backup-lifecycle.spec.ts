import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupLifecycle } from './backup-lifecycle';

const plan = (lifecycle: object, copy: object = {}) =>
  stackOf(
    {
      aws_backup_plan: {
        Daily: { rule: [{ rule_name: 'daily', lifecycle, copy_action: [{ lifecycle: copy }] }] },
      },
    },
    { variable: { days: {} } },
  );

it('finds a rule that deletes 89 days after the move to cold storage', () => {
  expect(problemsOf(backupLifecycle, plan({ cold_storage_after: 30, delete_after: 119 }))).toEqual([
    'aws_backup_plan.Daily: the rule daily deletes after 119 days what is in cold storage from day 30 on, and has to stay there for 90',
  ]);
});

it.each([
  [{ cold_storage_after: 30, delete_after: 120 }],
  [{ cold_storage_after: 0, delete_after: 7 }],
  [{ cold_storage_after: 30, delete_after: -1 }],
  [{ cold_storage_after: 30 }],
  [{ delete_after: 7 }],
])('accepts %j', (lifecycle) => {
  expect(problemsOf(backupLifecycle, plan(lifecycle))).toEqual([]);
  expect(unseenBy(backupLifecycle, plan(lifecycle))).toEqual([]);
});

it('finds a copy that is deleted while it has to stay', () => {
  const stack = plan({ delete_after: 35 }, { cold_storage_after: 1, delete_after: 35 });
  expect(problemsOf(backupLifecycle, stack).join()).toContain('a copy of the rule daily deletes');
});

it('says that it cannot see days that are not known', () => {
  const stack = plan({ cold_storage_after: 30, delete_after: '${var.days}' });
  expect(unseenBy(backupLifecycle, stack)).toEqual([
    'aws_backup_plan.Daily: the lifecycle of the rule daily',
  ]);
});
