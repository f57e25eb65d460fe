import type { Meaning } from '../review/review';
import type { Holding } from './holdings';
import { administratorLine } from './told';

/** AWS managed policies and policies of elsewhere that are attached or detached: told by their names. */
export function managedChanges(
  who: string,
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
      line('removed', address, `${who} no longer has ${policyWords(arn)}`),
    ),
  ];
}

/** Such as `the AWS managed policy AmazonS3FullAccess`. */
export function policyWords(arn: string): string {
  const aws = /^arn:[\w-]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return aws === undefined
    ? `the policy ${arn}, which this plan does not hold`
    : `the AWS managed policy ${aws}`;
}

export function attachedLine(who: string, arn: string, address: string): Meaning {
  if (/^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/.test(arn)) {
    return administratorLine(who, address, ` (${policyWords(arn)})`);
  }
  return {
    ...line('added', address, `${who} now has ${policyWords(arn)}`),
    concern: { kind: 'privilege', level: 'look' },
  };
}

function line(sign: Meaning['sign'], address: string, text: string): Meaning {
  return { topic: 'permissions', address, sign, text, explains: [] };
}
