import { interpolationsIn, parseReference } from '@archway/checks';
import type { Configuration } from '@archway/terraform';
import type { Grant } from '../grants/grant';
import { isNarrowed } from '../grants/narrowed';
import { isAll, type Scope } from '../grants/scope';
import type { Meaning } from '../review/review';

/** What has to be known to weigh who is let in. */
export interface Circumstances {
  readonly accounts: ReadonlySet<string>;
  readonly planned: Configuration;
  /** What is opened is made by the same plan. */
  readonly isNew: boolean;
  /** Principals of endpoint policies are whoever is in the network already. */
  readonly isEndpoint: boolean;
  /** Why it comes to nothing that everybody is let in, as the end of a sentence. @default - it does not */
  readonly blocked?: string;
}

const WEIGHTS = ['none', 'note', 'look', 'stop'] as const;
type Weight = (typeof WEIGHTS)[number];

/** What the verdict says of grants that are new: the heaviest of them counts. */
export function weightOf(grants: readonly Grant[], where: Circumstances): Meaning['concern'] {
  const weights = grants.map((each) => WEIGHTS.indexOf(weigh(each, where)));
  const weight = WEIGHTS[Math.max(0, ...weights)] ?? 'none';
  if (weight === 'none') return undefined;
  return { kind: weight === 'stop' ? 'public' : 'privilege', level: weight };
}

function weigh(grant: Grant, where: Circumstances): Weight {
  const { who } = grant;
  if (isAll(who) || 'except' in who) {
    return where.isEndpoint || isNarrowed(grant) ? 'look' : 'stop';
  }
  if (who.pattern.startsWith('Service ')) return weighService(grant, where);
  if (!where.isNew || !isOwn(who, where)) {
    return where.isNew && where.accounts.size === 0 ? 'note' : 'look';
  }
  return 'none';
}

/** A service that acts for something of this plan is how things are wired. */
function weighService(grant: Grant, { planned, accounts, isNew }: Circumstances): Weight {
  if (!isNarrowed(grant)) return isNew ? 'note' : 'look';
  const values = grant.conditions.flatMap(({ values }) => values);
  const known = values.some(
    (value) =>
      accounts.has(value) ||
      interpolationsIn(value).some(
        (each) => parseReference(each.replace(/^\?/, '')) !== undefined,
      ) ||
      planned.resources.some(({ attributes }) => attributes['arn'] === value),
  );
  if (isNew) return known ? 'none' : 'note';
  return known ? 'note' : 'look';
}

function isOwn(who: Scope, { accounts }: Circumstances): boolean {
  if (!('pattern' in who)) return false;
  const account = /(?:^AWS |:)(\d{12})(?:$|:)/.exec(who.pattern)?.[1];
  return account === undefined
    ? interpolationsIn(who.pattern).some(
        (each) => parseReference(each.replace(/^\?/, '')) !== undefined,
      )
    : accounts.has(account);
}
