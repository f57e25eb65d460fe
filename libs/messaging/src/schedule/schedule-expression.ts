import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const AT = /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)$/;

/** What a field of a cron expression may hold, from minutes to years. */
const FIELDS: readonly (readonly [string, RegExp])[] = [
  ['minutes', /^(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?(,\d{1,2}(-\d{1,2})?)*$/],
  ['hours', /^(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?(,\d{1,2}(-\d{1,2})?)*$/],
  [
    'day of month',
    /^(\?|L|L-\d{1,2}|LW|\d{1,2}W|(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?(,\d{1,2}(-\d{1,2})?)*)$/,
  ],
  [
    'month',
    /^(\*|[A-Z]{3}|\d{1,2})(-([A-Z]{3}|\d{1,2}))?(\/\d{1,2})?(,([A-Z]{3}|\d{1,2})(-([A-Z]{3}|\d{1,2}))?)*$/,
  ],
  [
    'day of week',
    /^(\?|L|[1-7]L|([1-7]|[A-Z]{3})#[1-5]|(\*|[A-Z]{3}|[1-7])(-([A-Z]{3}|[1-7]))?(\/\d)?(,([A-Z]{3}|[1-7])(-([A-Z]{3}|[1-7]))?)*)$/,
  ],
  ['year', /^(\*|\d{4}(-\d{4})?)(\/\d{1,3})?(,\d{4}(-\d{4})?)*$/],
];

/**
 * What EventBridge Scheduler would refuse of an expression.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function expressionProblem(prop: string, expression: string): Problem {
  if (isOpen(expression)) return undefined;
  const wrong = `${prop} must be`;
  if (AT.test(expression)) return undefined;
  const rate = RATE.exec(expression);
  if (rate) {
    const singular = !rate[2]?.endsWith('s');
    if (Number(rate[1]) === 0) return `${wrong} a rate of at least 1, got ${show(expression)}`;
    return singular === (Number(rate[1]) === 1)
      ? undefined
      : `${wrong} 'rate(1 minute)' or 'rate(2 minutes)', got ${show(expression)}`;
  }
  const cron = /^cron\((.*)\)$/.exec(expression)?.[1]?.split(' ');
  if (cron === undefined) {
    return `${wrong} rate(…), cron(…) or at(yyyy-mm-ddThh:mm:ss), got ${show(expression)}`;
  }
  if (cron.length !== FIELDS.length) {
    return `${wrong} cron with ${FIELDS.length} fields, got ${cron.length} in ${show(expression)}`;
  }
  const bad = FIELDS.find(([, form], index) => !form.test(cron[index] ?? ''));
  if (bad) return `${wrong} cron with a valid ${bad[0]}, got ${show(expression)}`;
  return (cron[2] === '?') === (cron[4] === '?')
    ? `${wrong} cron with '?' for either the day of month or the day of week, got ${show(expression)}`
    : undefined;
}
