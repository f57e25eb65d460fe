import { Key } from '@archway/core';
import { evaluate, readPolicy } from '@archway/iam';
import { synth } from '@archway/testing';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Distribution } from '../distribution/distribution';
import { PrivateBucket } from './fixtures/private-bucket';
import { S3Origin } from './s3-origin/s3-origin';

const ACCOUNT = '111122223333';
const OWN = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1OWN`;
const BUCKET = 'arn:aws:s3:::acme-pages';
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1234`;

// #region private-bucket
const stack = synth((scope) => {
  const key = new Key(scope, 'Key');
  const pages = new S3Origin(scope, 'Pages', { bucket: new PrivateBucket(scope, 'Bucket', key) });
  new Distribution(scope, 'Site', { defaultBehavior: { origin: pages } });
});
// #endregion

/** What Terraform writes once AWS has said the ARNs. */
const deployed = (policy: string): unknown =>
  JSON.parse(
    policy
      .replaceAll('${aws_cloudfront_distribution.Site.arn}', OWN)
      .replaceAll('${aws_s3_bucket.Bucket.arn}', BUCKET),
  );

const bucketPolicy = deployed(stack.only(S3BucketPolicy).policy);
const keyPolicy = deployed(stack.only(KmsKeyPolicy).policy);

interface Caller {
  readonly principal?: string;
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
}

/** Asks the policy evaluator what a caller may do; unless told otherwise, it is CloudFront for the own distribution. */
function ask(policy: unknown, action: string, resource: string, caller: Caller = {}): string {
  const {
    principal = 'cloudfront.amazonaws.com',
    sourceArn = OWN,
    sourceAccount = ACCOUNT,
  } = caller;
  const resourcePolicy = readPolicy('policy', policy);
  if ('problem' in resourcePolicy) throw new Error(resourcePolicy.problem);
  return evaluate(
    {
      principal: { kind: 'service', service: principal },
      action,
      resource,
      resourceAccount: ACCOUNT,
      context: {
        keys: {
          'aws:SecureTransport': 'true',
          'aws:SourceArn': sourceArn,
          'aws:SourceAccount': sourceAccount,
          'aws:PrincipalIsAWSService': 'true',
          'aws:PrincipalServiceName': principal,
        },
        otherKeys: 'absent',
      },
    },
    { resource: resourcePolicy },
  ).verdict;
}

const read = (caller?: Caller) => ask(bucketPolicy, 's3:GetObject', `${BUCKET}/index.html`, caller);
const decrypt = (caller?: Caller) => ask(keyPolicy, 'kms:Decrypt', KEY, caller);

it('lets the own distribution read and decrypt', () => {
  expect([read(), decrypt()]).toEqual(['allowed', 'allowed']);
});

it.each<[string, Caller]>([
  [
    'another distribution of the same account',
    { sourceArn: `arn:aws:cloudfront::${ACCOUNT}:distribution/E2OTHER` },
  ],
  ['a distribution whose id starts the same', { sourceArn: `${OWN}2` }],
  [
    'a distribution of somebody else',
    {
      sourceArn: 'arn:aws:cloudfront::444455556666:distribution/E3FOREIGN',
      sourceAccount: '444455556666',
    },
  ],
  ['a foreign account that names this distribution', { sourceAccount: '444455556666' }],
  ['another service', { principal: 's3.amazonaws.com' }],
])('lets %s neither read nor decrypt', (_, caller) => {
  expect([read(caller), decrypt(caller)]).toEqual(['implicitly denied', 'implicitly denied']);
});

it('lets the distribution read, and nothing else', () => {
  expect(ask(bucketPolicy, 's3:PutObject', `${BUCKET}/index.html`)).toBe('implicitly denied');
  expect(ask(bucketPolicy, 's3:ListBucket', BUCKET)).toBe('implicitly denied');
  expect(ask(keyPolicy, 'kms:GenerateDataKey', KEY)).toBe('implicitly denied');
});

it('names the distribution without a wildcard', () => {
  for (const policy of [stack.only(S3BucketPolicy).policy, stack.only(KmsKeyPolicy).policy]) {
    expect(policy).toContain('"aws:SourceArn":"${aws_cloudfront_distribution.Site.arn}"');
  }
});
