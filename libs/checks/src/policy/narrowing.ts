import { isInternet } from '../cidr/cidr';
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
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:sourceip',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'lambda:eventsourcetoken',
  'sns:endpoint',
];

/** Whether conditions bind a statement of everyone to somebody known. */
export function isNarrowed({ conditions }: Statement): boolean {
  return conditions.some(
    (condition) =>
      NARROWING.includes(condition.key) &&
      !isNegative(condition) &&
      !condition.values.some(isAny) &&
      !isInternet(condition.values),
  );
}

/**
 * `StringNotEquals` keeps somebody out and lets everybody else in; `IfExists` and `ForAllValues` hold
 * for a request without the key.
 */
function isNegative({ operator }: Condition): boolean {
  return /Not(Equals|Like|IpAddress)|^Null$|^ForAllValues:|IfExists$/i.test(operator);
}

function isAny(value: string): boolean {
  // Any account, any organization, or any endpoint of anybody.
  if (/^((o|vpc|vpce)-)?[*?]+(\/|$)/.test(value)) return true;
  if (!value.startsWith('arn:')) return false;
  const [, , service, , account, resource] = value.split(':');
  // A bucket's ARN has no account: its name says whose it is.
  return service === 's3' ? resource === '*' : account === undefined || account === '*';
}
