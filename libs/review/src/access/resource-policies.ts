import { typesKnowing } from '@archway/aws';
import { isStated, labelOf, permissionOf, type Statement, type Subject } from '@archway/checks';
import { grantsOf, type Grant } from '../grants/grant';
import type { PolicyReader } from '../policy-text/policy-reader';
import { nameOf, type Named, type Side } from '../side/sides';

/** Who may use one resource, on one side of a plan. */
export interface Admission {
  readonly target: Named;
  readonly grants: readonly Grant[];
  /** Who states a policy that cannot be seen. */
  readonly unseen: readonly Subject[];
  /** The resources that state its policy. */
  readonly stated: readonly Subject[];
}

const POLICIES = typesKnowing('policies').flatMap(({ type, policies }) =>
  policies
    .filter(({ kind }) => kind === 'resource' || kind === 'endpoint')
    .map((policy) => ({ type, ...policy })),
);

/** Types whose argument is the policy of the resource that another argument names. */
const SEPARATE = POLICIES.flatMap(({ type, argument, owner, ownerType }) =>
  owner === undefined || ownerType === undefined ? [] : [{ type, argument, owner, ownerType }],
);

/** Types that state their policy themselves; the provider also shows there what a separate resource states. */
const OWN = POLICIES.filter(({ owner }) => owner === undefined);

/** How the policies of a side are read. */
export interface Look {
  readonly side: Side;
  readonly read: PolicyReader['after'];
  readonly settled: PolicyReader['settled'];
}

/** Who may use what, by the key of what is used. */
export function admissionsOf({ side, read, settled }: Look): ReadonlyMap<string, Admission> {
  const admissions = new Map<string, Admission>();
  const add = (
    target: Named,
    stated: Subject,
    statements: readonly Statement[] | undefined,
  ): void => {
    const known = admissions.get(target.key) ?? { target, grants: [], unseen: [], stated: [] };
    admissions.set(target.key, {
      ...known,
      stated: [...known.stated, stated],
      grants: [...known.grants, ...grantsOf(statements ?? [], stated.address)],
      unseen: statements === undefined ? [...known.unseen, stated] : known.unseen,
    });
  };
  for (const { type, argument, owner, ownerType } of SEPARATE) {
    for (const stated of side.all(type)) {
      add(targetOf(side, stated, owner, ownerType), stated, read(stated.attributes[argument]));
    }
  }
  for (const stated of side.all('aws_lambda_permission')) {
    const target = targetOf(side, stated, 'function_name', 'aws_lambda_function');
    add(target, stated, [permissionOf({ attributes: settled(stated.attributes) })]);
  }
  for (const [stated, value] of ownPolicies(side)) {
    const target = { key: side.keyOf(stated), text: nameOf(stated), subject: stated };
    if (!admissions.has(target.key)) add(target, stated, read(value));
  }
  return admissions;
}

function ownPolicies(side: Side): readonly (readonly [Subject, Subject['attributes'][string]])[] {
  return OWN.flatMap(({ type, argument }) =>
    side.all(type).flatMap((stated) => {
      const value = stated.attributes[argument];
      return value === undefined || !isStated(value) ? [] : [[stated, value] as const];
    }),
  );
}

function targetOf(side: Side, stated: Subject, argument: string, type: string): Named {
  return (
    side.named(stated, stated.attributes[argument], type) ?? {
      key: `target of ${side.keyOf(stated)}`,
      text: `what ${labelOf(stated)} is for`,
    }
  );
}

/** The argument that holds the policy of a type. */
export function policyArgument(type: string): string {
  return POLICIES.find((each) => each.type === type)?.argument ?? 'policy';
}
