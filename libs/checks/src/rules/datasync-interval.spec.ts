import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { datasyncInterval } from './datasync-interval';

const task = (expression: string) =>
  stackOf(
    { aws_datasync_task: { Copy: { schedule: [{ schedule_expression: expression }] } } },
    { variable: { schedule: {} } },
  );

it.each([
  ['rate(5 minutes)', 'leaves 5 minutes between two runs'],
  ['cron(0/30 * * * ? *)', 'leaves 30 minutes between two runs'],
  ['cron(0 5 31 2 ? *)', 'never fires'],
])('finds %s', (expression, message) => {
  expect(problemsOf(datasyncInterval, task(expression)).join()).toContain(message);
});

it.each(['rate(1 hour)', 'cron(0 * * * ? *)', 'cron(0 8 * * 3#1)'])('accepts %s', (expression) => {
  expect(problemsOf(datasyncInterval, task(expression))).toEqual([]);
});

it('says that it cannot see a schedule that is not known', () => {
  expect(unseenBy(datasyncInterval, task('${var.schedule}'))).toEqual([
    'aws_datasync_task.Copy: its schedule',
  ]);
});
