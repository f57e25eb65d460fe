import type { IGrantable, PolicyStatement } from '@archway/core';
import { hopsFrom, Key, Role } from '@archway/core';
import { synth } from '@archway/testing';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketIntelligentTieringConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { Construct } from 'constructs';
import { Bucket } from './bucket';
import type { BucketProps } from './bucket-props';

const SHARED = { bucketArn: 'arn:aws:s3:::shared', bucketName: 'shared' };
const ARN = '${aws_s3_bucket.Photos.arn}';

const withBucket = (props?: BucketProps) =>
  synth((scope) => {
    new Bucket(scope, 'Photos', props);
  });

/** The statements of the one role that `grant` gives something to. */
function granted(grant: (grantee: IGrantable, scope: Construct) => void) {
  const stack = synth((scope) => {
    grant(new Role(scope, 'Reader', { assumedBy: 'lambda.amazonaws.com' }), scope);
  });
  return JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
}

it('is private, encrypted, versioned and cleared of unfinished uploads', () => {
  const stack = withBucket();
  expect(stack.inventory).toEqual({
    aws_s3_bucket: 1,
    aws_s3_bucket_lifecycle_configuration: 1, // unfinished uploads
    aws_s3_bucket_ownership_controls: 1, // no access control lists
    aws_s3_bucket_policy: 1, // TLS only
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(stack.at('aws_s3_bucket.Photos')).toEqual({
    force_destroy: false,
    bucket_prefix: 'test-test-photos-',
    lifecycle: { ignore_changes: ['bucket_prefix'] },
  });
  expect(stack.only(S3BucketPublicAccessBlock)).toEqual({
    bucket: '${aws_s3_bucket.Photos.bucket}',
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(stack.only(S3BucketOwnershipControls)['rule']).toEqual({
    object_ownership: 'BucketOwnerEnforced',
  });
  expect(stack.only(S3BucketServerSideEncryptionConfigurationA)['rule']).toEqual([
    { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
  ]);
  expect(stack.only(S3BucketVersioningA)['versioning_configuration']).toEqual({
    status: 'Enabled',
  });
  expect(stack.only(S3BucketLifecycleConfiguration)['rule']).toEqual([
    {
      id: 'abort-incomplete-multipart-uploads',
      status: 'Enabled',
      filter: [{}],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    },
  ]);
});

it('lets nothing in but TLS', () => {
  const policy = withBucket().only(S3BucketPolicy);
  expect(JSON.parse(policy['policy']).Statement).toEqual([
    {
      Sid: 'DenyInsecureTransport',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [ARN, `${ARN}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

it('changes its policy only when public access is blocked, because S3 refuses both at once', () => {
  const policy = withBucket().only(S3BucketPolicy);
  expect(policy['depends_on']).toEqual([
    expect.stringMatching(/^aws_s3_bucket_public_access_block\.Photos_PublicAccess/),
  ]);
});

it('keeps statements of others in its one policy, beside its own', () => {
  const stack = synth((scope) => {
    new Bucket(scope, 'Photos').addToResourcePolicy({
      principals: { services: ['cloudfront.amazonaws.com'] },
      actions: ['s3:GetObject'],
      resources: ['*'],
    });
  });
  expect(JSON.parse(stack.only(S3BucketPolicy)['policy']).Statement).toEqual([
    expect.objectContaining({ Sid: 'DenyInsecureTransport' }),
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: '*',
    },
  ]);
});

it('keeps old TLS out', () => {
  const policy = withBucket({ minimumTlsVersion: '1.3' }).only(S3BucketPolicy);
  expect(JSON.parse(policy['policy']).Statement[1]).toMatchObject({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: [ARN, `${ARN}/*`],
    Condition: { NumericLessThan: { 's3:TlsVersion': '1.3' } },
  });
});

it('encrypts with a given key, calling KMS once for many objects', () => {
  const stack = synth((scope) => {
    new Bucket(scope, 'Photos', { encryptionKey: new Key(scope, 'Key') });
  });
  expect(stack.only(S3BucketServerSideEncryptionConfigurationA)['rule']).toEqual([
    {
      apply_server_side_encryption_by_default: {
        sse_algorithm: 'aws:kms',
        kms_master_key_id: '${aws_kms_key.Key.arn}',
      },
      bucket_key_enabled: true,
    },
  ]);
});

it('keeps no versions where nothing is lost', () => {
  expect(withBucket({ versioned: false }).all(S3BucketVersioningA)).toEqual([]);
});

it.each([{ bucketName: 'photos-of-2024' }, { bucketNamePrefix: 'photos-' }])(
  'has a name of the team: %p',
  (props) => {
    const [[name, value] = []] = Object.entries(props);
    const argument = name === 'bucketName' ? 'bucket' : 'bucket_prefix';
    expect(withBucket(props).only(S3Bucket)[argument]).toBe(value);
  },
);

it('deletes what is in it only where told to', () => {
  expect(withBucket({ forceDestroy: true }).only(S3Bucket)['force_destroy']).toBe(true);
});

it('takes a name that Terraform computes', () => {
  const bucket = synth((scope) => {
    const { bucketName } = new Bucket(scope, 'First');
    new Bucket(scope, 'Photos', { bucketName: `${bucketName}-copy` });
  }).at('aws_s3_bucket.Photos');
  expect(bucket['bucket']).toBe('${aws_s3_bucket.First.bucket}-copy');
});

it('lets objects age once the bucket has versions', () => {
  const lifecycle = withBucket({
    abortIncompleteMultipartUploadDays: 1,
    lifecycleRules: [{ id: 'old', expirationDays: 90 }],
  }).only(S3BucketLifecycleConfiguration);
  expect(lifecycle['rule']).toMatchObject([
    { abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] },
    { id: 'old', status: 'Enabled', filter: [{}], expiration: [{ days: 90 }] },
  ]);
  expect(lifecycle['depends_on']).toEqual([
    expect.stringMatching(/^aws_s3_bucket_versioning\.Photos_Versioning/),
  ]);
});

it('moves unread objects to archive tiers', () => {
  const tiering = withBucket({
    intelligentTiering: [{ name: 'cold', prefix: 'raw/', deepArchiveAccessDays: 180 }],
  }).only(S3BucketIntelligentTieringConfiguration);
  expect(tiering).toMatchObject({
    name: 'cold',
    filter: { prefix: 'raw/' },
    tiering: [{ access_tier: 'DEEP_ARCHIVE_ACCESS', days: 180 }],
  });
});

it('answers pages of other origins', () => {
  const cors = withBucket({
    cors: [
      {
        allowedMethods: ['PUT'],
        allowedOrigins: ['https://example.com'],
        exposeHeaders: ['ETag'],
        maxAgeSeconds: 600,
      },
    ],
  }).only(S3BucketCorsConfiguration);
  expect(cors['cors_rule']).toEqual([
    {
      allowed_methods: ['PUT'],
      allowed_origins: ['https://example.com'],
      expose_headers: ['ETag'],
      max_age_seconds: 600,
    },
  ]);
});

it('locks every version that is written', () => {
  const stack = withBucket({ objectLock: { mode: 'COMPLIANCE', days: 30 } });
  expect(stack.only(S3Bucket)['object_lock_enabled']).toBe(true);
  expect(stack.only(S3BucketObjectLockConfigurationA)['rule']).toEqual({
    default_retention: { mode: 'COMPLIANCE', days: 30 },
  });
});

it('logs who asked for what into a bucket that lets S3 deliver for this bucket only', () => {
  const stack = synth((scope) => {
    const logs = new Bucket(scope, 'Logs', { versioned: false });
    new Bucket(scope, 'Photos', { accessLogBucket: logs });
  });
  expect(stack.only(S3BucketLoggingA)).toMatchObject({
    bucket: '${aws_s3_bucket.Photos.bucket}',
    target_bucket: '${aws_s3_bucket.Logs.bucket}',
    target_prefix: 'Photos/',
  });
  const [policy] = stack.all(S3BucketPolicy).filter(({ bucket }) => bucket.includes('Logs'));
  expect(JSON.parse(policy?.['policy']).Statement[1]).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: '${aws_s3_bucket.Logs.arn}/Photos/*',
    Condition: {
      ArnEquals: { 'aws:SourceArn': ARN },
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    },
  });
});

it('says what must stand in the policy of a log bucket that others deploy', () => {
  const stack = synth((scope) => {
    const logs = Bucket.fromBucketAttributes(scope, 'Logs', SHARED);
    new Bucket(scope, 'Photos', { accessLogBucket: logs, accessLogPrefix: 'p/' });
  });
  expect(stack.warnings).toEqual([
    expect.stringContaining(
      'test/Logs: this is deployed elsewhere: its policy must contain what stands in',
    ),
  ]);
  expect(stack.warnings[0]).toContain('arn:aws:s3:::shared/p/*');
});

it('sends every event to EventBridge', () => {
  expect(withBucket({ eventBridge: true }).only(S3BucketNotification)).toMatchObject({
    eventbridge: true,
  });
});

describe('grants', () => {
  const grants: [string, (bucket: Bucket, grantee: IGrantable) => void, PolicyLike[]][] = [
    [
      'reads what begins so, and its versions',
      (bucket, grantee) => bucket.grantRead(grantee, 'up/'),
      [{ Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: `${ARN}/up/*` }],
    ],
    [
      'writes what begins so',
      (bucket, grantee) => bucket.grantPut(grantee, 'out/'),
      [{ Action: 's3:PutObject', Resource: `${ARN}/out/*` }],
    ],
    [
      'reads and writes everything',
      (bucket, grantee) => bucket.grantReadWrite(grantee),
      [
        { Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: `${ARN}/*` },
        { Action: 's3:PutObject', Resource: `${ARN}/*` },
      ],
    ],
    [
      'deletes, and leaves versions alone',
      (bucket, grantee) => bucket.grantDelete(grantee, 'tmp/'),
      [{ Action: 's3:DeleteObject', Resource: `${ARN}/tmp/*` }],
    ],
    [
      'lists everything',
      (bucket, grantee) => bucket.grantList(grantee),
      [{ Action: 's3:ListBucket', Resource: ARN }],
    ],
    [
      'lists what begins so',
      (bucket, grantee) => bucket.grantList(grantee, 'up/'),
      [
        {
          Action: 's3:ListBucket',
          Resource: ARN,
          Condition: { StringLike: { 's3:prefix': 'up/*' } },
        },
      ],
    ],
  ];

  it.each(grants)('a role that %s', (_, grant, expected) => {
    const statements = granted((role, scope) => {
      grant(new Bucket(scope, 'Photos'), role);
    });
    expect(statements).toEqual(expected.map((one) => ({ Effect: 'Allow', ...one })));
  });

  it('reads no versions where there are none', () => {
    const statements = granted((role, scope) => {
      new Bucket(scope, 'Pictures', { versioned: false }).grantRead(role);
    });
    expect(statements).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '${aws_s3_bucket.Pictures.arn}/*' },
    ]);
  });

  it('holds for a bucket that others deploy, with the key that it is encrypted with', () => {
    const statements = granted((role, scope) => {
      const encryptionKey = Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:aws:kms:::key/1' });
      const bucket = Bucket.fromBucketAttributes(scope, 'Photos', { ...SHARED, encryptionKey });
      bucket.grantRead(role);
      bucket.grantPut(role, 'out/');
    });
    const key = { Effect: 'Allow', Resource: 'arn:aws:kms:::key/1' };
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: 'arn:aws:s3:::shared/*',
      },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::shared/out/*' },
      // Writing takes what reading takes, and more: it is said once.
      { ...key, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] },
    ]);
  });

  it('is remembered as a way that events can go', () => {
    synth((scope) => {
      const bucket = new Bucket(scope, 'Photos');
      const role = new Role(scope, 'Writer', { assumedBy: 'lambda.amazonaws.com' });
      bucket.grantPut(role, 'out/');
      expect(hopsFrom(role)).toEqual([{ target: bucket, writes: { prefix: 'out/' } }]);
    });
  });

  it.each(['up*', 'u?p/', '${aws:username}/', 'é'.repeat(513)])(
    'refuses the prefix %p',
    (prefix) => {
      expect(() =>
        granted((role, scope) => new Bucket(scope, 'Photos').grantRead(role, prefix)),
      ).toThrow(/^Bucket 'test\/Photos': prefix must/);
    },
  );

  it.each(['up', 'Jürgen & co/$1/', 'é'.repeat(512)])('accepts the prefix %p', (prefix) => {
    expect(() =>
      granted((role, scope) => new Bucket(scope, 'Photos').grantRead(role, prefix)),
    ).not.toThrow();
  });
});

type PolicyLike = Record<'Action' | 'Resource', PolicyStatement['actions'][number] | string[]> & {
  Condition?: object;
};

it('names everything that is wrong in one error', () => {
  expect(() => withBucket({ bucketName: 'Photos', abortIncompleteMultipartUploadDays: 0 })).toThrow(
    "Bucket 'test/Photos': bucketName must be lower case letters, digits, '.' and '-', with a letter or digit at both ends, got \"Photos\"; abortIncompleteMultipartUploadDays must be a whole number between 1 and 2147483647, got 0",
  );
});

const cors = { allowedMethods: ['GET'] as const, allowedOrigins: ['*'] };

it.each<[string, BucketProps]>([
  ['a name and a prefix', { bucketName: 'photos', bucketNamePrefix: 'photos' }],
  ['TLS 1.1', { minimumTlsVersion: '1.1' as '1.2' }],
  ['101 CORS rules', { cors: Array.from({ length: 101 }, () => cors) }],
  ['CORS without methods', { cors: [{ ...cors, allowedMethods: [] }] }],
  ['CORS without origins', { cors: [{ ...cors, allowedOrigins: [] }] }],
  ['a CORS method of its own', { cors: [{ ...cors, allowedMethods: ['PATCH' as 'PUT'] }] }],
  ['a lock of no days', { objectLock: { mode: 'GOVERNANCE', days: 0 } }],
  ['a lock without versions', { versioned: false, objectLock: { mode: 'GOVERNANCE', days: 1 } }],
  ['a log prefix without logs', { accessLogPrefix: 'logs/' }],
])('refuses %s', (_, props) => {
  expect(() => withBucket(props)).toThrow(/^Bucket 'test\/Photos': /);
});

it.each<[string, BucketProps]>([
  ['TLS 1.2', { minimumTlsVersion: '1.2' }],
  ['100 CORS rules', { cors: Array.from({ length: 100 }, () => cors) }],
  ['a lock of one day', { objectLock: { mode: 'GOVERNANCE', days: 1 } }],
  ['a lock of a century', { objectLock: { mode: 'GOVERNANCE', days: 36_500 } }],
])('accepts %s', (_, props) => {
  expect(() => withBucket(props)).not.toThrow();
});

it('refuses to log into a bucket with a customer managed key, which S3 cannot write to', () => {
  expect(() =>
    synth((scope) => {
      const logs = new Bucket(scope, 'Logs', { encryptionKey: new Key(scope, 'Key') });
      new Bucket(scope, 'Photos', { accessLogBucket: logs });
    }),
  ).toThrow(/accessLogBucket must encrypt with S3's own keys, got test\/Logs/);
});
