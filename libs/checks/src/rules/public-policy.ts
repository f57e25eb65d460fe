import { blocksOf, textOf } from '@archway/terraform';
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
    'Statements that allow something to the principal *, to an ARN with a wildcard for the account, or to everybody but somebody, in the policies of buckets, queues, topics, keys, functions, secrets, repositories and other resources, without a condition that binds them to an account, organisation, network or source. Buckets and access points whose public access block restricts public policies are left alone, as an access point does unless it says otherwise.',
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

/** Access points restrict public policies unless they say otherwise, whatever their bucket says. */
function isRestrictingPoint(estate: Estate, stated: Subject): boolean {
  const point =
    stated.type === 'aws_s3_access_point'
      ? stated
      : estate.target(stated, stated.attributes['access_point_arn'], 'aws_s3_access_point');
  if (point !== undefined) {
    return blocksOf(point.attributes['public_access_block_configuration']).every(
      (block) => flagOr(block['restrict_public_buckets'], true) !== false,
    );
  }
  if (stated.type !== 'aws_s3control_multi_region_access_point_policy') return false;
  const [name] = blocksOf(stated.attributes['details']).map((details) => textOf(details['name']));
  const blocks = estate
    .all('aws_s3control_multi_region_access_point')
    .flatMap(({ attributes }) => blocksOf(attributes['details']))
    .filter((details) => textOf(details['name']) === name)
    .flatMap((details) => blocksOf(details['public_access_block']));
  return blocks.every((block) => flagOr(block['restrict_public_buckets'], true) !== false);
}

function restrictsPublicPolicies(estate: Estate, stated: Subject): boolean {
  if (isRestrictingPoint(estate, stated)) return true;
  const bucket =
    stated.type === 'aws_s3_bucket'
      ? stated
      : estate.target(stated, stated.attributes['bucket'], 'aws_s3_bucket');
  if (bucket === undefined) return false;
  return estate
    .naming(bucket, 'aws_s3_bucket_public_access_block', 'bucket')
    .some(({ attributes }) => flagOr(attributes['restrict_public_buckets'], false) === true);
}
