import type { Meaning } from '../review/review';
import type { Holding } from './holdings';
import { administratorLine } from './told';
import { now, opening, aboutWhom, type Who } from './who';

/**
 * AWS managed policies that come to an administrator, with what they allow on everything: the AWS Managed
 * Policy Reference, AdministratorAccess v1, IAMFullAccess v2 and PowerUserAccess v12.
 */
const POWERFUL: Readonly<Record<string, string>> = {
  IAMFullAccess: 'give itself every permission: iam:*',
  PowerUserAccess: 'do everything but iam:*, organizations:*, account:*',
};

/** Policies that are called read-only and let somebody read data, by the same reference. */
const READING_DATA = [
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonKinesisReadOnlyAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSSMReadOnlyAccess',
  'CloudWatchLogsReadOnlyAccess',
  'CloudWatchReadOnlyAccess',
  'ReadOnlyAccess',
];

/** AWS managed policies and policies of elsewhere that are attached or detached: told by their names. */
export function managedChanges(
  who: Who,
  before: Holding | undefined,
  after: Holding | undefined,
): readonly Meaning[] {
  const [old, now] = [
    before?.managed ?? new Map<string, string>(),
    after?.managed ?? new Map<string, string>(),
  ];
  const added = [...now].filter(([arn]) => !old.has(arn));
  const removed = [...old].filter(([arn]) => !now.has(arn));
  return [
    ...added.map(([arn, address]) => attachedLine(who, arn, address)),
    ...removed.map(([arn, address]) =>
      line('removed', address, `${who.text} no longer has ${policyWords(arn)}`),
    ),
  ];
}

/** Such as `the AWS managed policy AmazonS3FullAccess`. */
export function policyWords(arn: string): string {
  const aws = awsName(arn);
  return aws === undefined
    ? `the policy ${arn}, which this plan does not hold`
    : `the AWS managed policy ${aws}`;
}

/** Whether a policy of AWS only lets somebody see how one service is set up. */
export function isReadOnly(arn: string): boolean {
  const name = awsName(arn) ?? '';
  return /ReadOnly(?:Access)?$/.test(name) && !READING_DATA.includes(name);
}

export function attachedLine(who: Who, arn: string, address: string): Meaning {
  const name = awsName(arn) ?? '';
  const by = ` (${policyWords(arn)})`;
  if (name === 'AdministratorAccess') return administratorLine(who, address, by);
  const power = POWERFUL[name];
  if (power !== undefined) {
    return {
      ...line('added', address, `${opening(who)} ${now('may', who)} ${power} on everything${by}`),
      concern: { kind: 'admin', level: 'stop', ...aboutWhom(who) },
    };
  }
  const has = who.isNew ? 'has' : 'now has';
  return {
    ...line('added', address, `${opening(who)} ${has} ${policyWords(arn)}`),
    concern: { kind: 'privilege', level: 'look', ...aboutWhom(who) },
  };
}

function awsName(arn: string): string | undefined {
  return /^arn:[\w-]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}

function line(sign: Meaning['sign'], address: string, text: string): Meaning {
  return { topic: 'permissions', address, sign, text, explains: [] };
}
