import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { originKey } from './origin-key';

const DISTRIBUTION = '${aws_cloudfront_distribution.Site.arn}';

const site = (policy: object | string | undefined, sse: object = {}, origin: object = {}) =>
  stackOf({
    aws_s3_bucket: { Site: {} },
    aws_kms_key: { Site: {} },
    aws_s3_bucket_server_side_encryption_configuration: {
      Site: {
        bucket: '${aws_s3_bucket.Site.id}',
        rule: {
          apply_server_side_encryption_by_default: {
            sse_algorithm: 'aws:kms',
            kms_master_key_id: '${aws_kms_key.Site.arn}',
            ...sse,
          },
        },
      },
    },
    aws_cloudfront_distribution: {
      Other: {},
      Site: {
        origin: {
          domain_name: '${aws_s3_bucket.Site.bucket_regional_domain_name}',
          origin_access_control_id: '${aws_cloudfront_origin_access_control.Site.id}',
          ...origin,
        },
      },
    },
    ...(policy === undefined
      ? {}
      : {
          aws_kms_key_policy: {
            Site: {
              key_id: '${aws_kms_key.Site.id}',
              policy: typeof policy === 'string' ? policy : JSON.stringify({ Statement: [policy] }),
            },
          },
        }),
  });

const allow = (condition?: object, rest: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 'kms:Decrypt',
  Resource: '*',
  ...(condition === undefined ? {} : { Condition: condition }),
  ...rest,
});
const sourceArn = (operator: string, value: string | string[]) =>
  allow({ [operator]: { 'AWS:SourceArn': value } });

const FINDING =
  'aws_kms_key_policy.Site: does not let cloudfront.amazonaws.com kms:Decrypt for this distribution, and aws_cloudfront_distribution.Site reads aws_s3_bucket.Site';

it('finds a key without a statement for CloudFront, in a policy or without one', () => {
  expect(problemsOf(originKey, site(undefined)).join()).toContain('aws_kms_key.Site: does not let');
  const other = allow(undefined, { Principal: { Service: 's3.amazonaws.com' } });
  expect(problemsOf(originKey, site(other))).toEqual([FINDING]);
});

it.each([
  [allow(undefined, { Action: 'kms:Encrypt' })],
  [allow(undefined, { Effect: 'Deny' })],
  [sourceArn('StringEquals', '${aws_cloudfront_distribution.Other.arn}')],
  [sourceArn('StringEquals', 'arn:aws:cloudfront::111122223333:distribution/*')],
  [sourceArn('ArnLike', 'arn:aws:s3:::site')],
])('finds a key with nothing but %j', (statement) => {
  expect(problemsOf(originKey, site(statement))).toEqual([FINDING]);
});

it.each([
  [allow()],
  [allow(undefined, { Action: ['kms:Decr*'] })],
  [allow({ StringEquals: { 'aws:SourceAccount': '111122223333' } })],
  [sourceArn('StringEquals', DISTRIBUTION)],
  [sourceArn('StringEquals', ['arn:aws:s3:::site', DISTRIBUTION])],
  [
    sourceArn(
      'StringEquals',
      'arn:aws:cloudfront::111122223333:distribution/${aws_cloudfront_distribution.Site.id}',
    ),
  ],
  [sourceArn('StringLike', 'arn:aws:cloudfront::111122223333:distribution/*')],
])('accepts a key with %j', (statement) => {
  expect(problemsOf(originKey, site(statement))).toEqual([]);
});

it('finds the AWS managed key of S3, which CloudFront cannot use', () => {
  expect(problemsOf(originKey, site(allow(), { kms_master_key_id: null }))).toEqual([
    'aws_s3_bucket_server_side_encryption_configuration.Site: encrypts with alias/aws/s3, whose policy nobody can change, and aws_cloudfront_distribution.Site reads aws_s3_bucket.Site through origin access control',
  ]);
});

it.each<[string, object, object]>([
  ['SSE-S3', { sse_algorithm: 'AES256', kms_master_key_id: null }, {}],
  ['an origin that is not a bucket', {}, { domain_name: 'api.example.com' }],
  ['a bucket without origin access control', {}, { origin_access_control_id: null }],
])('leaves %s alone', (_, sse, origin) => {
  expect(problemsOf(originKey, site(undefined, sse, origin))).toEqual([]);
});

it.each([
  [sourceArn('StringEquals', 'arn:aws:cloudfront::111122223333:distribution/E1'), 'aws:SourceArn'],
  ['${file("key.json")}', 'the key policy'],
])('says that it cannot see whether %j lets it', (policy, what) => {
  expect(problemsOf(originKey, site(policy))).toEqual([]);
  expect(unseenBy(originKey, site(policy)).join()).toContain(what);
});

it('says that it cannot see a key that is elsewhere', () => {
  const sse = { kms_master_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1' };
  expect(unseenBy(originKey, site(undefined, sse))).toEqual([
    'aws_s3_bucket_server_side_encryption_configuration.Site: the key that encrypts aws_s3_bucket.Site',
  ]);
});
