import { evaluate, type Policy } from '@archway/iam';
import type { Need } from './escalation-paths';
import type { Statement } from './policy';

/** An account for policies that name none. */
const ACCOUNT = '111122223333';

/**
 * Whether policies allow an action on something that they do not name. A condition on a key that is not
 * known makes it uncertain, which is not yes.
 */
export function permissionsOf(statements: readonly Statement[]): (need: Need) => boolean {
  const account = accountIn(statements);
  const identity = [policyFrom(statements, account)];
  return ({ action, resource, passedTo }) => {
    const { verdict } = evaluate(
      {
        principal: { kind: 'arn', arn: `arn:aws:iam::${account}:role/unnamed-caller` },
        action,
        resource: resource.replace('{account}', account),
        resourceAccount: account,
        context: {
          keys: passedTo === undefined ? {} : { 'iam:PassedToService': passedTo },
          otherKeys: 'unknown',
        },
      },
      { identity },
    );
    return verdict === 'allowed';
  };
}

function accountIn(statements: readonly Statement[]): string {
  const arns = statements.flatMap(({ resources }) => resources);
  const found = arns.map((arn) => /^arn:[\w-]+:[\w-]*:[^:]*:(\d{12}):/.exec(arn)?.[1]);
  return found.find((each) => each !== undefined) ?? ACCOUNT;
}

function policyFrom(statements: readonly Statement[], account: string): Policy {
  const known = (arn: string): string => withoutReferences(arn, account);
  return {
    name: 'its policies',
    hasVariables: true,
    statements: statements.map(
      ({ effect, actions, notActions, resources, notResources, conditions }, at) => ({
        position: at + 1,
        effect,
        ...(notActions.length > 0 ? { notActions } : { actions }),
        ...(notResources.length > 0
          ? { notResources: notResources.map(known) }
          : { resources: resources.map(known) }),
        conditions,
      }),
    ),
  };
}

/** A reference of Terraform stands for the account, a partition, a Region, or something that is named. */
function withoutReferences(arn: string, account: string): string {
  const parts = arn.split(/:(?![^{]*\})/);
  const isArn = parts[0] === 'arn' && parts.length >= 6;
  return parts
    .map((part, at) => {
      if (!isReference(part)) return part;
      if (isArn && at < 5) return { 1: 'aws', 3: 'eu-west-1', 4: account }[at] ?? part;
      return part.replace(/\$\{[^}]*\}/g, 'referenced');
    })
    .join(':');
}

/** `${aws:username}` is a variable of the policy, `${var.name}` a reference. */
function isReference(text: string): boolean {
  return /\$\{(?!\w+:)/.test(text);
}
