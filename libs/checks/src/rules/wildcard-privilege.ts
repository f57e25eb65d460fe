import type { Statement } from '../policy/policy';
import { identityPoliciesOf, resourcePoliciesOf } from '../policy/stated-policies';
import { problem, type Rule } from '../rule/rule';

export const wildcardPrivilege: Rule = {
  id: 'wildcard-privilege',
  group: 'exposure',
  severity: 'warning',
  title: 'A policy allows all actions of a service where a few would do',
  looksFor:
    'Identity policies that allow service:* (or everything but some actions) on every resource, and resource policies that allow service:* to somebody other than the root of an account, which delegates to that account.',
  why: 'All actions of a service include those that delete, share and change who may do what.',
  fix: 'List the actions, or name the resources.',
  awsPage:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html',
  *check(estate) {
    for (const { stated, statements = [] } of identityPoliciesOf(estate)) {
      for (const [at, statement] of statements.entries()) {
        if (statement.effect !== 'Allow' || !statement.resources.includes('*')) continue;
        const wide = wideActions(statement);
        if (wide.length > 0) {
          yield problem(
            stated,
            `allows ${wide.join(', ')} on every resource`,
            nameOf(statement, at),
          );
        }
      }
    }
    for (const { stated, statements = [] } of resourcePoliciesOf(estate)) {
      for (const [at, statement] of statements.entries()) {
        if (statement.effect !== 'Allow' || (statement.principals ?? []).every(isRoot)) continue;
        const wide = [
          ...wideActions(statement),
          ...statement.actions.filter((each) => each === '*'),
        ];
        if (wide.length > 0) {
          const who = (statement.principals ?? [])
            .filter((each) => !isRoot(each))
            .map(({ id }) => id);
          yield problem(
            stated,
            `allows ${wide.join(', ')} to ${who.join(', ')}`,
            nameOf(statement, at),
          );
        }
      }
    }
  },
};

/** `*` alone is another rule's; `s3:*` and everything but some actions are this one's. */
function wideActions({ actions, notActions }: Statement): readonly string[] {
  return [
    ...actions.filter((action) => /^[\w-]+:\*$/.test(action)),
    ...(notActions.length === 0 ? [] : [`everything but ${notActions.join(', ')}`]),
  ];
}

function isRoot({ type, id }: { type: string; id: string }): boolean {
  return type === 'AWS' && (/:root$/.test(id) || /^\d{12}$/.test(id));
}

function nameOf({ sid }: Statement, at: number): string {
  return sid ?? `statement ${at + 1}`;
}
