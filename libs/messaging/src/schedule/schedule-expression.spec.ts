import { expressionProblem } from './schedule-expression';

it.each([
  'rate(1 minute)',
  'rate(5 minutes)',
  'rate(7 days)',
  'at(2026-01-31T12:00:00)',
  'cron(0 12 * * ? *)',
  'cron(0/15 8-18 ? * MON-FRI *)',
  'cron(0 9 L * ? 2026-2030)',
  'cron(0 9 ? * 6#3 *)',
])('takes %s', (expression) => {
  expect(expressionProblem('expression', expression)).toBeUndefined();
});

it.each([
  ['rate(1 minutes)', "'rate(1 minute)' or 'rate(2 minutes)'"],
  ['rate(0 minutes)', 'a rate of at least 1'],
  ['every day', 'rate(…), cron(…) or at(yyyy-mm-ddThh:mm:ss)'],
  ['cron(nonsense)', 'cron with 6 fields, got 1'],
  ['cron(0 12 * * *)', 'cron with 6 fields, got 5'],
  ['cron(x 12 * * ? *)', 'cron with a valid minutes'],
  ['cron(0 12 * * * *)', "cron with '?' for either the day of month or the day of week"],
  ['cron(0 12 ? * ? *)', "cron with '?' for either the day of month or the day of week"],
])('refuses %s', (expression, rule) => {
  expect(expressionProblem('expression', expression)).toContain(`expression must be ${rule}`);
});
