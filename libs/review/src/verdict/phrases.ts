import { holdingOf } from '../holds/catalogue';
import { counted } from '../holds/label';
import { listed } from '../change/because';
import type { Concern, ConcernKind } from '../review/review';

const things = (count: number): string => counted(count, 'resource');
const are = (count: number, singular: string, several: string): string =>
  count === 1 ? singular : several;

/** What the leading sentence says of several concerns of a kind. */
export function phraseOf(kind: ConcernKind, concerns: readonly Concern[]): string {
  const count = concerns.length;
  const is = are(count, 'is', 'are');
  switch (kind) {
    case 'destroy-stateful':
    case 'destroy':
      return `${withNouns(concerns)} ${is} destroyed`;
    case 'replace-stateful':
    case 'replace':
      return `${withNouns(concerns)} ${is} replaced`;
    case 'public':
      return `${things(count)} ${is} open to anybody`;
    case 'admin':
      return `${principals(concerns)} may do everything`;
    case 'privilege':
      return concerns.every(({ principal }) => principal?.isNew === true)
        ? `${principals(concerns, 'new ')} may reach beyond this plan`
        : `${principals(concerns)} may do more than before`;
    case 'reachable':
      return `${things(count)} can be reached from more networks`;
    case 'encryption':
      return `${things(count)} ${are(count, 'loses', 'lose')} encryption`;
    case 'backup':
      return `${things(count)} ${are(count, 'loses', 'lose')} backup or recovery`;
    case 'irreversible':
      return `${things(count)} can never be undone`;
    case 'protection':
      return `${things(count)} ${are(count, 'loses', 'lose')} protection`;
    case 'alarm':
      return `${counted(count, 'alarm')} no longer ${are(count, 'notifies', 'notify')} anybody`;
    case 'check-error':
      return `archway check finds ${counted(count, 'new error')}`;
    case 'check-warning':
      return `archway check finds ${counted(count, 'new warning')}`;
    case 'drift':
      return `${things(count)} changed outside of Terraform`;
    case 'incomplete':
      return 'not everything could be seen';
  }
}

/** `1 queue with messages and 2 buckets with objects`. */
function withNouns(concerns: readonly Concern[]): string {
  const groups = new Map<string, { count: number; noun: string; holds: string }>();
  for (const { address } of concerns) {
    const holding = holdingOf(typeOf(address), undefined);
    const stateful = holding?.weight === 'data' || holding?.weight === 'record';
    const noun = holding?.noun ?? 'resource';
    const holds = stateful ? ` with ${holding.holds}` : '';
    const known = groups.get(noun + holds);
    if (known === undefined) groups.set(noun + holds, { count: 1, noun, holds });
    else known.count++;
  }
  const most = [...groups.values()].sort((a, b) => b.count - a.count);
  const told = most.map(({ count, noun, holds }) => counted(count, noun) + holds);
  if (told.length <= 3) return listed(told);
  const more = most.slice(2).reduce((sum, { count }) => sum + count, 0);
  return listed([...told.slice(0, 2), `${more} more`]);
}

/** Of several permissions of one role there is one role. */
function principals(concerns: readonly Concern[], which = ''): string {
  const addresses = new Set(
    concerns.map(({ principal, address }) => principal?.address ?? address),
  );
  const nouns = new Set([...addresses].map((each) => PRINCIPALS[typeOf(each)] ?? 'principal'));
  const [noun = 'principal'] = nouns;
  return counted(addresses.size, `${which}${nouns.size === 1 ? noun : 'principal'}`);
}

const PRINCIPALS: Readonly<Record<string, string>> = {
  aws_iam_role: 'role',
  aws_iam_role_policy: 'role',
  aws_iam_role_policy_attachment: 'role',
  aws_iam_user: 'user',
  aws_iam_access_key: 'user',
  aws_iam_user_login_profile: 'user',
  aws_iam_user_policy_attachment: 'user',
  aws_iam_group_policy_attachment: 'group',
  aws_iam_user_policy: 'user',
  aws_iam_group: 'group',
  aws_iam_group_policy: 'group',
};

function typeOf(address: string): string {
  return address.replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)+/, '').split('.')[0] ?? '';
}
