import { blocksOf, isList, textOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perSubject } from '../estate/per-estate';
import type { Statement } from '../policy/policy';
import { policyOf } from '../policy/policy-of';

/** A statement that a role has, and the resource that states it. */
export interface Granted {
  readonly statement: Statement;
  readonly stated: Subject;
}

/** What the policies of a role say, and which of them cannot be read. */
export interface RolePolicies {
  readonly granted: readonly Granted[];
  /** Resources whose policy is not known; an AWS managed policy is not among them. */
  readonly unread: readonly Subject[];
}

/** The identity policies of a role, wherever they are stated. */
export const policiesOfRole = perSubject((estate: Estate, role: Subject): RolePolicies => {
  const inline = blocksOf(role.attributes['inline_policy']).map(
    (block) => [role, block['policy']] as const,
  );
  const separate = estate
    .naming(role, 'aws_iam_role_policy', 'role')
    .map((each) => [each, each.attributes['policy']] as const);
  const attached = [
    ...listOf(role.attributes['managed_policy_arns']).map((value) => [role, value] as const),
    ...estate
      .naming(role, 'aws_iam_role_policy_attachment', 'role')
      .map((each) => [each, each.attributes['policy_arn']] as const),
  ].flatMap(([from, value]) => {
    const policy = estate.target(from, value, 'aws_iam_policy');
    return policy === undefined ? [] : [[policy, policy.attributes['policy']] as const];
  });
  const stated = [...inline, ...separate, ...attached].filter(([, value]) => isStated(value));
  const read = stated.map(([subject, value]) => ({
    subject,
    statements: policyOf(subject, value),
  }));
  return {
    granted: read.flatMap(({ subject, statements = [] }) =>
      statements.map((statement) => ({ statement, stated: subject })),
    ),
    unread: read.filter(({ statements }) => statements === undefined).map(({ subject }) => subject),
  };
});

/** The role that a function runs as. */
export function roleOf(estate: Estate, fn: Subject): Subject | undefined {
  return estate.target(fn, fn.attributes['role'], 'aws_iam_role');
}

function listOf(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  return textOf(value) === undefined ? [] : [value ?? null];
}
