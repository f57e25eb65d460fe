import { isNarrowed } from '../policy/narrowing';
import type { Statement } from '../policy/policy';
import { resourcePoliciesOf } from '../policy/stated-policies';
import { problem, unseen, type Rule } from '../rule/rule';

/** Condition keys that name the account or organisation that a service acts for. */
const ACCOUNT = [
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalorgid',
  'kms:calleraccount',
  'kms:grantisforawsresource',
];

export const confusedDeputy: Rule = {
  id: 'confused-deputy',
  group: 'exposure',
  severity: 'warning',
  title: 'A service may act for any account',
  looksFor:
    'Resource policies and function permissions that allow a service principal without aws:SourceArn or aws:SourceAccount, or with the ARN of a bucket alone: it has no account in it. Trust policies of roles are left alone, since many services send neither.',
  why: "Anybody can make the service act in their own account and name your resource as the target: the service is allowed, whoever it acts for. A bucket's name can be taken by somebody else once it is deleted.",
  fix: 'Add aws:SourceArn of what may send, and aws:SourceAccount of the account it is in.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  *check(estate) {
    for (const { stated, statements } of resourcePoliciesOf(estate)) {
      if (statements === undefined) yield unseen(stated, 'its policy');
      for (const [at, statement] of (statements ?? []).entries()) {
        const services = (statement.principals ?? []).filter(({ type }) => type === 'Service');
        const missing = missingIn(statement);
        if (
          statement.effect !== 'Allow' ||
          services.length === 0 ||
          missing === undefined ||
          (services.some(({ id }) => id === 'cloudfront.amazonaws.com') && !isNarrowed(statement))
        )
          continue;
        yield problem(
          stated,
          `${statement.sid ?? `statement ${at + 1}`} allows ${services.map(({ id }) => id).join(', ')} ${missing}`,
          statement.sid ?? `statement ${at + 1}`,
        );
      }
    }
  },
};

function missingIn({ conditions }: Statement): string | undefined {
  const positive = conditions.filter(({ operator }) => !/Not(Equals|Like)/.test(operator));
  if (positive.some(({ key }) => ACCOUNT.includes(key))) return undefined;
  const sources = positive
    .filter(({ key }) => key === 'aws:sourcearn')
    .flatMap(({ values }) => values);
  if (sources.length === 0) return 'without aws:SourceArn and aws:SourceAccount';
  const buckets = sources.filter((arn) => /^arn:[\w-]+:s3:::|^\$\{aws_s3_bucket\./.test(arn));
  return buckets.length > 0
    ? `for the bucket ${buckets.join(', ')} without aws:SourceAccount`
    : undefined;
}
