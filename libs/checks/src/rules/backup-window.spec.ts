import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupWindow } from './backup-window';

const plan = (windows: object) =>
  stackOf(
    { aws_backup_plan: { Daily: { rule: [{ rule_name: 'daily', ...windows }] } } },
    { variable: { minutes: {} } },
  );

it.each([
  [{ start_window: 59 }, 'gives a backup 59 minutes to start'],
  [{ start_window: 60, completion_window: 119 }, 'gives a backup 119 minutes to complete'],
  [{ completion_window: 480 }, 'gives a backup 480 minutes to complete and 480 to start'],
])('finds %j', (windows, message) => {
  expect(problemsOf(backupWindow, plan(windows)).join()).toContain(message);
});

it.each([{}, { start_window: 60, completion_window: 120 }, { completion_window: 540 }])(
  'accepts %j',
  (windows) => {
    expect(problemsOf(backupWindow, plan(windows))).toEqual([]);
  },
);

it('says that it cannot see a window that is not known', () => {
  expect(unseenBy(backupWindow, plan({ start_window: '${var.minutes}' }))).toEqual([
    'aws_backup_plan.Daily: the windows of the rule daily',
  ]);
});
