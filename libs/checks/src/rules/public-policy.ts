import { flagOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { isNarrowed } from '../policy/narrowing';
import { isEveryone, isInAnyAccount, type Statement } from '../policy/policy';
import { resourcePoliciesOf } from '../policy/stated-policies';
import { problem, unseen, type Rule } from '../rule/rule';

export const publicPolicy: Rule = {
  id: 'public-policy',
  group: 'exposure',
  severity: 'error',
  title: 'A resource policy lets everyone in',
  looksFor:
    'Statements that allow something to the principal *, to an ARN with a wildcard for the account, or to everybody but somebody, in the policies of buckets, queues, topics, keys, functions, secrets, repositories and other resources, without a condition that binds them to an account, organisation, network or source. Buckets whose public access block restricts public policies are left alone.',
  why: 'Anybody on the internet with any AWS account, or with none, may do what the statement says.',
  fix: 'Name the principals, or add a condition such as aws:PrincipalOrgID, or aws:SourceArn with aws:SourceAccount.',
  awsPage:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  *check(estate) {
    for (const { stated, statements } of resourcePoliciesOf(estate)) {
      if (statements === undefined) {
        yield unseen(stated, 'the policy');
        continue;
      }
      if (restrictsPublicPolicies(estate, stated)) continue;
      for (const [at, statement] of statements.entries()) {
        if (!isPublic(statement)) continue;
        const what = [...statement.actions, ...statement.notActions.map((each) => `not ${each}`)];
        const name = statement.sid ?? `statement ${at + 1}`;
        const whom = (statement.principals ?? []).filter(isInAnyAccount).map(({ id }) => id);
        const everyone = whom.length > 0 ? `${whom.join(', ')} in every account` : 'everyone';
        yield problem(stated, `${name} allows ${what.join(', ')} to ${everyone}`, name);
      }
    }
  },
};

function isPublic(statement: Statement): boolean {
  if (statement.effect !== 'Allow' || isNarrowed(statement)) return false;
  return (
    statement.notPrincipals !== undefined ||
    (statement.principals ?? []).some((each) => isEveryone(each) || isInAnyAccount(each))
  );
}

function restrictsPublicPolicies(estate: Estate, stated: Subject): boolean {
  const bucket =
    stated.type === 'aws_s3_bucket'
      ? stated
      : estate.target(stated, stated.attributes['bucket'], 'aws_s3_bucket');
  if (bucket === undefined) return false;
  return estate
    .naming(bucket, 'aws_s3_bucket_public_access_block', 'bucket')
    .some(({ attributes }) => flagOr(attributes['restrict_public_buckets'], false) === true);
}
