import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { policiesOfRole } from '../flow/role-policies';
import type { Statement } from './policy';
import { identityPoliciesOf } from './stated-policies';

/** What somebody may do by all policies that are declared, or what one policy that nobody here has says. */
export interface Identity {
  readonly subject: Subject;
  readonly statements: readonly Statement[];
}

/** Roles, each with all of its policies, and every other policy by itself. */
export function identitiesOf(estate: Estate): readonly Identity[] {
  const ofRoles = estate.all('aws_iam_role').map((role) => ({
    role,
    granted: policiesOfRole(estate, role).granted,
  }));
  const held = new Set(ofRoles.flatMap(({ granted }) => granted.map(({ stated }) => stated.key)));
  const others = identityPoliciesOf(estate).filter(({ stated }) => !held.has(stated.key));
  return [
    ...ofRoles
      // What a permissions boundary keeps from a role is not known here.
      .filter(({ role }) => !isStated(role.attributes['permissions_boundary']))
      .map(({ role, granted }) => ({
        subject: role,
        statements: granted.map(({ statement }) => statement),
      })),
    ...others.map(({ stated, statements = [] }) => ({ subject: stated, statements })),
  ];
}
