import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { anyDistributionReads } from './any-distribution-reads';

const bucket = (policy: string) =>
  stackOf(
    {
      aws_s3_bucket: { Site: {} },
      aws_s3_bucket_policy: { Site: { bucket: '${aws_s3_bucket.Site.id}', policy } },
    },
    { variable: { policy: {} } },
  );
const statement = (rest: object) =>
  bucket(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::site/*',
          ...rest,
        },
      ],
    }),
  );
const DISTRIBUTION = 'arn:aws:cloudfront::111122223333:distribution/E1234567890ABC';

it.each([
  [{}],
  [{ Action: 's3:*' }],
  [{ Condition: { StringNotEquals: { 'aws:SourceArn': DISTRIBUTION } } }],
  [{ Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:cloudfront::*:distribution/*' } } }],
  [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
])('finds a statement with %j', (rest) => {
  expect(problemsOf(anyDistributionReads, statement(rest))).toEqual([
    'aws_s3_bucket_policy.Site: statement 1 lets every CloudFront distribution read',
  ]);
});

it('names the statement', () => {
  expect(problemsOf(anyDistributionReads, statement({ Sid: 'Read' }))).toEqual([
    'aws_s3_bucket_policy.Site: Read lets every CloudFront distribution read',
  ]);
});

it.each([
  [{ Condition: { StringEquals: { 'aws:SourceArn': DISTRIBUTION } } }],
  [{ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }],
  [{ Condition: { StringEquals: { 'aws:SourceArn': '${aws_cloudfront_distribution.D.arn}' } } }],
  [{ Effect: 'Deny' }],
  [{ Action: 's3:PutObject' }],
  [{ Principal: { Service: 'logging.s3.amazonaws.com' } }],
])('accepts a statement with %j', (rest) => {
  expect(problemsOf(anyDistributionReads, statement(rest))).toEqual([]);
});

it('leaves a policy that is not known alone', () => {
  expect(problemsOf(anyDistributionReads, bucket('${var.policy}'))).toEqual([]);
});

it('is an error', () => {
  expect(anyDistributionReads.severity).toBe('error');
});

it('says that it cannot see a policy that is not known', () => {
  expect(unseenBy(anyDistributionReads, bucket('${var.policy}'))).toEqual([
    'aws_s3_bucket_policy.Site: its policy',
  ]);
  expect(unseenBy(anyDistributionReads, statement({}))).toEqual([]);
});
