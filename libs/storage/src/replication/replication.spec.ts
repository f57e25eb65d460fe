import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { Construct } from 'constructs';
import { Bucket } from '../bucket/bucket';
import { BucketReplication } from './bucket-replication';
import type { BucketProps } from '../bucket/bucket-props';
import type { ReplicationOptions } from './replication-options';

const COPY = { bucketArn: 'arn:aws:s3:::photos-copy', bucketName: 'photos-copy' };

const key = (scope: Construct, id: string) =>
  Key.fromKeyAttributes(scope, id, { keyArn: `arn:aws:kms:eu-west-1:111122223333:key/${id}` });

const replicated = (options: ReplicationOptions = {}, props: BucketProps = {}) =>
  synth((scope) => {
    const copy = Bucket.fromBucketAttributes(scope, 'Copy', COPY);
    new Bucket(scope, 'Photos', props).replicateTo(copy, options);
  });

const ruleOf = (options: ReplicationOptions) => {
  const [rule] = replicated(options).only(S3BucketReplicationConfigurationA)['rule'];
  return rule;
};

it('replicates every new object once the bucket has versions, and no deletion', () => {
  const stack = replicated();
  expect(stack.only(S3BucketReplicationConfigurationA)).toEqual({
    bucket: '${aws_s3_bucket.Photos.bucket}',
    depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./) as unknown],
    role: expect.stringMatching(/^\$\{aws_iam_role\..*\.arn\}$/) as unknown,
    rule: [
      {
        id: 'test/Copy',
        status: 'Enabled',
        priority: 1,
        filter: { prefix: '' },
        delete_marker_replication: { status: 'Disabled' },
        destination: { bucket: COPY.bucketArn },
      },
    ],
  });
});

it('lets S3 read versions here and write replicas there, on behalf of this bucket alone', () => {
  const stack = replicated();
  const [trust] = JSON.parse(stack.only(IamRole)['assume_role_policy']).Statement;
  expect(trust.Condition).toEqual({
    ArnEquals: { 'aws:SourceArn': '${aws_s3_bucket.Photos.arn}' },
    StringEquals: { 'aws:SourceAccount': '111122223333' },
  });
  const statements = JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
  expect(
    statements.map(({ Action, Resource }: Record<string, unknown>) => [Action, Resource]),
  ).toEqual([
    [['s3:GetReplicationConfiguration', 's3:ListBucket'], '${aws_s3_bucket.Photos.arn}'],
    [
      ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      '${aws_s3_bucket.Photos.arn}/*',
    ],
    [
      ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
      'arn:aws:s3:::photos-copy/*',
    ],
  ]);
});

it('encrypts replicas again under the key of the destination, and uses both keys through S3 alone', () => {
  const stack = synth((scope) => {
    const copy = Bucket.fromBucketAttributes(scope, 'Copy', {
      ...COPY,
      encryptionKey: key(scope, 'There'),
    });
    new Bucket(scope, 'Photos', { encryptionKey: key(scope, 'Here') }).replicateTo(copy, {
      destinationRegion: 'eu-west-1',
    });
  });
  const [rule] = stack.only(S3BucketReplicationConfigurationA)['rule'];
  expect(rule.source_selection_criteria).toEqual({
    sse_kms_encrypted_objects: { status: 'Enabled' },
  });
  expect(rule.destination.encryption_configuration).toEqual({
    replica_kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/There',
  });
  const ofKeys = JSON.parse(stack.only(IamRolePolicy)['policy']).Statement.filter(
    ({ Resource }: { Resource: unknown }) => String(Resource).startsWith('arn:aws:kms'),
  );
  expect(ofKeys).toEqual([
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: 'arn:aws:kms:eu-west-1:111122223333:key/Here',
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: 'arn:aws:kms:eu-west-1:111122223333:key/There',
      Condition: { StringLike: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    },
  ]);
});

it('promises 15 minutes with metrics and events', () => {
  expect(ruleOf({ timeControl: true }).destination).toMatchObject({
    replication_time: { status: 'Enabled', time: { minutes: 15 } },
    metrics: { status: 'Enabled', event_threshold: { minutes: 15 } },
  });
});

it('takes a part of the objects', () => {
  expect(ruleOf({ prefix: 'raw/' }).filter).toEqual({ prefix: 'raw/' });
  expect(ruleOf({ prefix: 'raw/', tags: { keep: 'yes' } }).filter).toEqual({
    and: { prefix: 'raw/', tags: { keep: 'yes' } },
  });
});

it('takes deletions, changes of replicas and another class', () => {
  const rule = ruleOf({
    deleteMarkers: true,
    replicaModifications: true,
    storageClass: 'GLACIER_IR',
  });
  expect(rule).toMatchObject({
    delete_marker_replication: { status: 'Enabled' },
    source_selection_criteria: { replica_modifications: { status: 'Enabled' } },
    destination: { storage_class: 'GLACIER_IR' },
  });
});

it('gives replicas to the account of the destination, whose policy has to admit the role', () => {
  const stack = replicated({ destinationAccountId: '444455556666' });
  const [rule] = stack.only(S3BucketReplicationConfigurationA)['rule'];
  expect(rule.destination).toMatchObject({
    account: '444455556666',
    access_control_translation: { owner: 'Destination' },
  });
  expect(stack.only(IamRolePolicy)['policy']).toContain('s3:ObjectOwnerOverrideToBucketOwner');
  expect(stack.warnings.join()).toContain('s3:ReplicateObject');
});

it('keeps one configuration for several destinations, the first before the others', () => {
  const [first, second] = synth((scope) => {
    const photos = new Bucket(scope, 'Photos');
    photos.replicateTo(Bucket.fromBucketAttributes(scope, 'Copy', COPY));
    photos.replicateTo(new Bucket(scope, 'Other'), { prefix: 'raw/' });
  }).only(S3BucketReplicationConfigurationA)['rule'];
  expect([first.priority, second.priority]).toEqual([2, 1]);
});

it('replicates both ways', () => {
  const stack = synth((scope) => {
    const one = new Bucket(scope, 'One');
    const other = new Bucket(scope, 'Other');
    one.replicateTo(other, { replicaModifications: true });
    other.replicateTo(one, { replicaModifications: true });
    one.replicateTo(other, { ruleId: 'raw', prefix: 'raw/' });
  });
  const depends = stack.all(S3BucketReplicationConfigurationA).map((each) => each['depends_on']);
  expect(depends).toHaveLength(2);
  expect(depends.flat().join()).not.toContain('replication');
});

it.each<[ReplicationOptions, RegExp]>([
  [{ ruleId: '' }, /Bucket 'test\/Photos': ruleId must be 1 to 255 characters, got ""/],
  [{ tags: {} }, /tags of replication must hold at least one, got none/],
  [{ tags: { a: 'b' }, deleteMarkers: true }, /deleteMarkers must not be true with tags/],
  [{ storageClass: 'REDUCED' as 'GLACIER' }, /storageClass of replication must be one of/],
  [{ destinationAccountId: 'other' }, /destinationAccountId must be an account id of 12 digits/],
])('fails for %j', (options, problem) => {
  expect(() => replicated(options)).toThrow(problem);
});

it.each<ReplicationOptions>([
  { ruleId: 'r' },
  { tags: { a: 'b' }, deleteMarkers: false },
  { deleteMarkers: true },
])('takes %j', (options) => {
  expect(() => replicated(options)).not.toThrow();
});

const between = (one: BucketProps, other: BucketProps) =>
  synth((scope) => {
    new Bucket(scope, 'One', one).replicateTo(new Bucket(scope, 'Other', other));
  });
const LOCK = { mode: 'GOVERNANCE', days: 7 } as const;

it('fails for buckets that S3 would not replicate', () => {
  expect(() => between({ versioned: false }, {})).toThrow(/versioned must not be false where/);
  expect(() => between({}, { versioned: false })).toThrow(
    /destination must be versioned, got 'test\/Other' without versions/,
  );
  expect(() => between({ objectLock: LOCK }, {})).toThrow(/destination must have an objectLock/);
  expect(() => between({ objectLock: LOCK }, { objectLock: LOCK })).not.toThrow();
  expect(() =>
    synth((scope) => {
      const one = new Bucket(scope, 'One', { encryptionKey: key(scope, 'Here') });
      one.replicateTo(new Bucket(scope, 'Other'));
    }),
  ).toThrow(/destination must have an encryptionKey/);
});

it('fails for the bucket itself, and for one rule twice', () => {
  expect(() =>
    synth((scope) => {
      const one = new Bucket(scope, 'One');
      one.replicateTo(one);
    }),
  ).toThrow(/destination must be another bucket, got 'test\/One' itself/);
  expect(() =>
    synth((scope) => {
      const one = new Bucket(scope, 'One');
      const other = new Bucket(scope, 'Other');
      one.replicateTo(other);
      one.replicateTo(other, { prefix: 'a' });
    }),
  ).toThrow(/ruleId must be unique in the bucket, got "test\/Other" twice/);
});

it('replicates a bucket that another stack deploys', () => {
  const stack = synth((scope) => {
    new BucketReplication(scope, 'Back', {
      source: Bucket.fromBucketAttributes(scope, 'Copy', COPY),
      destination: Bucket.fromBucketAttributes(scope, 'Photos', {
        bucketArn: 'arn:aws:s3:::photos',
        bucketName: 'photos',
      }),
      replicaModifications: true,
    });
  });
  expect(stack.at('aws_s3_bucket_replication_configuration.Back')).toMatchObject({
    bucket: 'photos-copy',
    rule: [{ destination: { bucket: 'arn:aws:s3:::photos' } }],
  });
});
