import type { Condition, Statement } from './policy';

/** Condition keys that bind a statement to somebody known, or to a network. */
const NARROWING = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpcsourceip',
  'aws:sourceip',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'lambda:eventsourcetoken',
];

/** Whether conditions bind a statement of everyone to somebody known. */
export function isNarrowed({ conditions }: Statement): boolean {
  return conditions.some(
    (condition) =>
      NARROWING.includes(condition.key) && !isNegative(condition) && !condition.values.some(isAny),
  );
}

/** `StringNotEquals` keeps somebody out and lets everybody else in. */
function isNegative({ operator }: Condition): boolean {
  return /Not(Equals|Like|IpAddress)/.test(operator) || operator === 'NotIpAddress';
}

function isAny(value: string): boolean {
  return ['*', '0.0.0.0/0', '::/0', 'arn:*', 'arn:aws:*'].includes(value);
}
