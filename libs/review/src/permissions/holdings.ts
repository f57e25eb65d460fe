import { isStated, type Subject } from '@archway/checks';
import { blocksOf, isList, isUnknown, textOf, type Value } from '@archway/terraform';
import { grantsOf, type Grant } from '../grants/grant';
import type { PolicyReader } from '../policy-text/policy-reader';
import { nameOf, type Named, type Side } from '../side/sides';
import { principalOf, type PrincipalType } from './principal';

/** All that one principal may do, on one side of a plan. */
export interface Holding {
  readonly principal: Named;
  readonly grants: readonly Grant[];
  /** Policies that are named and not written here: ARN and who attaches it. */
  readonly managed: ReadonlyMap<string, string>;
  /** Who states a policy that cannot be seen. */
  readonly unseen: readonly Subject[];
}

/** One policy of one principal. */
export interface Held {
  readonly principal: Named;
  readonly stated: Subject;
  /** What gives it to the principal, where that is not what states it. */
  readonly via?: Subject;
  readonly value: Value | undefined;
  /** A policy by its ARN, which is not written here. */
  readonly arn?: string;
}

const INLINE = [
  ['aws_iam_role_policy', 'role', 'aws_iam_role'],
  ['aws_iam_user_policy', 'user', 'aws_iam_user'],
  ['aws_iam_group_policy', 'group', 'aws_iam_group'],
  [
    'aws_ssoadmin_permission_set_inline_policy',
    'permission_set_arn',
    'aws_ssoadmin_permission_set',
  ],
] as const;

const ATTACHMENTS = [
  ['aws_iam_role_policy_attachment', 'role', 'aws_iam_role'],
  ['aws_iam_user_policy_attachment', 'user', 'aws_iam_user'],
  ['aws_iam_group_policy_attachment', 'group', 'aws_iam_group'],
  ['aws_iam_policy_attachment', 'roles', 'aws_iam_role'],
  ['aws_iam_policy_attachment', 'users', 'aws_iam_user'],
  ['aws_iam_policy_attachment', 'groups', 'aws_iam_group'],
  ['aws_ssoadmin_managed_policy_attachment', 'permission_set_arn', 'aws_ssoadmin_permission_set'],
] as const;

/** How the policies of a side are looked at. */
export interface Look {
  readonly side: Side;
  /** What is deployed: a role repeats its separate policies, as they are before. */
  readonly prior: Side;
  readonly read: PolicyReader['after'];
  /** The address of the change of a resource; undefined where it stays as it is. */
  readonly changed: (subject: Subject) => string | undefined;
}

/** The policies of each principal of a side, by its key; nothing of them is read yet. */
export function policiesOf({ side, prior }: Look): ReadonlyMap<string, readonly Held[]> {
  const held = [...inlinePolicies(side), ...attached(side), ...ofRoles(side, prior)];
  const byPrincipal = new Map<string, Held[]>();
  for (const each of [...held, ...unattached(side, held)]) {
    const known = byPrincipal.get(each.principal.key);
    if (known === undefined) byPrincipal.set(each.principal.key, [each]);
    else known.push(each);
  }
  return byPrincipal;
}

/** Whether a plan changes one of some policies, or who has them. */
export function isTouched(policies: readonly Held[], { changed }: Look): boolean {
  return policies.some(({ stated, via = stated, principal: { subject = stated } }) =>
    [stated, via, subject].some((each) => changed(each) !== undefined),
  );
}

/** What policies of one principal come to; undefined without any. */
export function holdingOf(policies: readonly Held[], look: Look): Holding | undefined {
  const [first] = policies;
  if (first === undefined) return undefined;
  const nothing: Holding = {
    ...{ principal: first.principal, grants: [], unseen: [] },
    managed: new Map<string, string>(),
  };
  return policies.reduce((holding, held) => withPolicy(holding, held, look), nothing);
}

function withPolicy(holding: Holding, held: Held, { read, changed }: Look): Holding {
  const { stated, via = stated, value, arn } = held;
  const told = changed(stated) ?? changed(via) ?? stated.address;
  if (arn !== undefined) return { ...holding, managed: new Map([...holding.managed, [arn, told]]) };
  const statements = read(value);
  if (statements === undefined) return { ...holding, unseen: [...holding.unseen, stated] };
  return { ...holding, grants: [...holding.grants, ...grantsOf(statements, told)] };
}

function inlinePolicies(side: Side): readonly Held[] {
  return INLINE.flatMap(([type, argument, principal]) =>
    side.all(type).map((stated) => ({
      principal: principalOf(side, stated, stated.attributes[argument], principal),
      stated,
      value: stated.attributes['policy'] ?? stated.attributes['inline_policy'],
    })),
  );
}

function attached(side: Side): readonly Held[] {
  return ATTACHMENTS.flatMap(([type, argument, principal]) =>
    side
      .all(type)
      .flatMap((stated) =>
        valuesOf(stated.attributes[argument]).map((value) =>
          attachment(side, stated, principal, value),
        ),
      ),
  );
}

function attachment(side: Side, stated: Subject, type: PrincipalType, value: Value): Held {
  return byArn(
    side,
    stated,
    principalOf(side, stated, value, type),
    stated.attributes['policy_arn'] ?? stated.attributes['managed_policy_arn'],
  );
}

/** A policy that is written here is read where it is written. */
function byArn(side: Side, stated: Subject, principal: Named, value: Value | undefined): Held {
  const policy = side.named(stated, value, 'aws_iam_policy')?.subject;
  if (policy !== undefined) {
    return { principal, stated: policy, via: stated, value: policy.attributes['policy'] };
  }
  const arn = textOf(value);
  return { principal, stated, value: undefined, ...(arn === undefined ? {} : { arn }) };
}

/**
 * Inline policies and ARNs within the role itself. The provider also puts there what separate resources
 * state; that is a copy, and an old one where those change.
 */
function ofRoles(side: Side, written: Side): readonly Held[] {
  const separate = new Set(
    written
      .all('aws_iam_role_policy')
      .map((each) => copyKey(written, each, textOf(each.attributes['name']))),
  );
  const arns = new Set(
    written
      .all('aws_iam_role_policy_attachment')
      .map((each) => copyKey(written, each, textOf(each.attributes['policy_arn']))),
  );
  return side.all('aws_iam_role').flatMap((stated) => {
    const principal = { key: side.keyOf(stated), text: nameOf(stated), subject: stated };
    const isCopy = (copies: ReadonlySet<string>, name: string | undefined): boolean =>
      copies.has(`${principal.key} ${name}`);
    const inline = blocksOf(stated.attributes['inline_policy'])
      .filter((block) => isStated(block['policy']) && !isCopy(separate, textOf(block['name'])))
      .map((block) => ({ principal, stated, value: block['policy'] }));
    const managed = valuesOf(stated.attributes['managed_policy_arns'])
      .filter((value) => !isCopy(arns, textOf(value)))
      .map((value) => byArn(side, stated, principal, value));
    return [...inline, ...managed];
  });
}

function copyKey(side: Side, stated: Subject, name: string | undefined): string {
  return `${principalOf(side, stated, stated.attributes['role'], 'aws_iam_role').key} ${name}`;
}

/** A policy that nobody here has is somebody's elsewhere, or will be. */
function unattached(side: Side, held: readonly Held[]): readonly Held[] {
  const used = new Set(held.map(({ stated }) => stated.address));
  return side
    .all('aws_iam_policy')
    .filter(({ address }) => !used.has(address))
    .map((stated) => ({
      principal: {
        key: side.keyOf(stated),
        text: `whoever has the policy ${nameOf(stated)}`,
        subject: stated,
      },
      stated,
      value: stated.attributes['policy'],
    }));
}

function valuesOf(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  if (value === undefined || value === null) return [];
  return isUnknown(value) && !isStated(value) ? [] : [value];
}
