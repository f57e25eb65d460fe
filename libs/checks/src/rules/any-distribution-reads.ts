import { isNarrowed } from '../policy/narrowing';
import { allows } from '../policy/policy';
import { resourcePoliciesOf } from '../policy/stated-policies';
import { problem, unseen, type Rule } from '../rule/rule';

const CLOUDFRONT = 'cloudfront.amazonaws.com';

export const anyDistributionReads: Rule = {
  id: 'any-distribution-reads',
  group: 'exposure',
  severity: 'error',
  title: 'A bucket lets every distribution read',
  looksFor:
    'Statements of bucket policies that allow cloudfront.amazonaws.com to read objects without a condition on aws:SourceArn or aws:SourceAccount that narrows.',
  why: 'Anybody can make a distribution of their own with the bucket as its origin, and read every object through it.',
  fix: 'Compare aws:SourceArn with the ARN of your distribution.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  *check(estate) {
    for (const { stated, statements } of resourcePoliciesOf(estate)) {
      if (statements === undefined && stated.type === 'aws_s3_bucket_policy')
        yield unseen(stated, 'its policy');
      for (const [at, statement] of (statements ?? []).entries()) {
        const isCloudFront = (statement.principals ?? []).some(({ id }) => id === CLOUDFRONT);
        if (!isCloudFront || !allows(statement, 's3:GetObject') || isNarrowed(statement)) continue;
        const name = statement.sid ?? `statement ${at + 1}`;
        yield problem(stated, `${name} lets every CloudFront distribution read`, name);
      }
    }
  },
};
