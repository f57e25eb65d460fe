import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { publicPolicy } from './public-policy';

const allowing = (statement: object) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', ...statement }],
  });
const queue = (statement: object) =>
  stackOf({ aws_sqs_queue_policy: { Open: { queue_url: 'q', policy: allowing(statement) } } });

it('finds a queue that everyone may send to', () => {
  expect(problemsOf(publicPolicy, queue({}))).toEqual([
    'aws_sqs_queue_policy.Open: statement 1 allows sqs:SendMessage to everyone',
  ]);
});

it('counts a statement whose sid is empty', () => {
  expect(problemsOf(publicPolicy, queue({ Sid: '' }))).toEqual([
    'aws_sqs_queue_policy.Open: statement 1 allows sqs:SendMessage to everyone',
  ]);
});

it('finds a principal with a wildcard for the account', () => {
  const policy = queue({ Principal: { AWS: ['111122223333', 'arn:aws:iam::*:role/work'] } });
  expect(problemsOf(publicPolicy, policy)).toEqual([
    'aws_sqs_queue_policy.Open: statement 1 allows sqs:SendMessage to arn:aws:iam::*:role/work in every account',
  ]);
});

it.each([
  [{ Principal: { AWS: ['*'] } }],
  [{ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  [{ Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } }],
  [{ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }],
])('finds %j', (statement) => {
  expect(problemsOf(publicPolicy, queue(statement))).toHaveLength(1);
});

it.each([
  [{ Effect: 'Deny' }],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/work' } }],
  [{ Principal: { Service: 'sns.amazonaws.com' } }],
  [{ Condition: { ArnEquals: { 'AWS:SourceArn': '${aws_sns_topic.T.arn}' } } }],
  [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
])('accepts %j', (statement) => {
  expect(problemsOf(publicPolicy, queue(statement))).toEqual([]);
});

it('leaves a bucket alone whose public access block restricts public policies', () => {
  const bucket = (block: Resources) =>
    stackOf({
      aws_s3_bucket: { Site: {} },
      aws_s3_bucket_policy: {
        Read: { bucket: '${aws_s3_bucket.Site.id}', policy: allowing({ Action: 's3:GetObject' }) },
      },
      ...block,
    });
  expect(problemsOf(publicPolicy, bucket({}))).toHaveLength(1);
  const block = {
    aws_s3_bucket_public_access_block: {
      Block: { bucket: '${aws_s3_bucket.Site.id}', restrict_public_buckets: true },
    },
  };
  expect(problemsOf(publicPolicy, bucket(block))).toEqual([]);
});

it('finds a function that everyone may invoke', () => {
  const stack = stackOf({
    aws_lambda_permission: { Any: { principal: '*', action: 'lambda:InvokeFunction' } },
  });
  expect(problemsOf(publicPolicy, stack)).toHaveLength(1);
});

it('says that it cannot see a policy that is not known', () => {
  const stack = stackOf({ aws_sqs_queue_policy: { Open: { policy: '${file("p.json")}' } } });
  expect(unseenBy(publicPolicy, stack)).toEqual(['aws_sqs_queue_policy.Open: the policy']);
});

it.each([
  [{}, []],
  [
    { public_access_block: [{ restrict_public_buckets: false }] },
    [
      'aws_s3control_multi_region_access_point_policy.P: statement 1 allows s3:GetObject to everyone',
    ],
  ],
])('judges the policy of a multi-Region access point with %j', (block, problems) => {
  const stack = stackOf({
    aws_s3control_multi_region_access_point: { P: { details: [{ name: 'all', ...block }] } },
    aws_s3control_multi_region_access_point_policy: {
      P: { details: [{ name: 'all', policy: allowing({ Action: 's3:GetObject' }) }] },
    },
  });
  expect(problemsOf(publicPolicy, stack)).toEqual(problems);
});
