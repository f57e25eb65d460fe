import { isList, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { isPartlyRead } from '../estate/partly-read';
import { policiesOfRole } from '../flow/role-policies';
import { allows, type Statement } from './policy';

/**
 * What no policy of a role allows. Any action of a group is enough. Resources and conditions are not
 * evaluated.
 *
 * @returns undefined where a policy is not known, or none is declared
 */
export function roleLacks(
  estate: Estate,
  role: Subject,
  groups: readonly (readonly string[])[],
): readonly string[] | undefined {
  const { granted, unread } = policiesOfRole(estate, role);
  const statements = granted.map(({ statement }) => statement);
  const missing = groups.filter(
    (group) => !group.some((action) => statements.some((each) => allows(each, action))),
  );
  const isKnown =
    statements.length > 0 &&
    unread.length === 0 &&
    !statements.some(hasReference) &&
    !hasOtherPolicies(estate, role);
  return missing.length === 0 || isKnown ? missing.flatMap(([first]) => first ?? []) : undefined;
}

function hasReference({ effect, actions, notActions }: Statement): boolean {
  return effect === 'Allow' && [...actions, ...notActions].some((action) => action.includes('${'));
}

/** Whether the role may have policies whose text is not here, such as those that AWS manages. */
function hasOtherPolicies(estate: Estate, role: Subject): boolean {
  const isElsewhere = (from: Subject, value: Value | undefined): boolean =>
    estate.target(from, value, 'aws_iam_policy') === undefined;
  const arns = role.attributes['managed_policy_arns'];
  const managed = isList(arns) ? arns.some((arn) => isElsewhere(role, arn)) : isStated(arns);
  const attached = estate
    .naming(role, 'aws_iam_role_policy_attachment', 'role')
    .some((each) => isElsewhere(each, each.attributes['policy_arn']));
  const toSeveral = estate.all('aws_iam_policy_attachment').length > 0;
  return managed || attached || hasPolicyOfUnknownRole(estate) || toSeveral || isPartlyRead(estate);
}

const hasPolicyOfUnknownRole = perEstate((estate: Estate): boolean =>
  estate
    .all('aws_iam_role_policy', 'aws_iam_role_policy_attachment')
    .some((each) => estate.target(each, each.attributes['role'], 'aws_iam_role') === undefined),
);
