import type { INotificationTarget, NotificationDestination } from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import { Bucket } from './bucket/bucket';
import { FileSystem } from './file-system/file-system';

/** Something that S3 may notify without any policy of its own: the provider looks at the ARN's form only. */
class Target extends Construct implements INotificationTarget {
  constructor(
    scope: Construct,
    id: string,
    private readonly kind: NotificationDestination['kind'],
    private readonly arn: string,
  ) {
    super(scope, id);
  }

  bindNotification(): NotificationDestination {
    return { kind: this.kind, arn: this.arn, dependencies: [] };
  }
}

class Everything extends AwsStack {
  constructor(scope: Construct) {
    super(scope, 'everything', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'test',
    });
    new Bucket(this, 'Plain');
    const logs = new Bucket(this, 'Logs', { versioned: false, bucketNamePrefix: 'logs-' });
    const photos = new Bucket(this, 'Photos', {
      bucketName: 'archway-photos',
      encryptionKey: new Key(this, 'Key'),
      minimumTlsVersion: '1.2',
      objectLock: { mode: 'GOVERNANCE', days: 1 },
      accessLogBucket: logs,
      eventBridge: true,
      forceDestroy: true,
      intelligentTiering: [
        { name: 'cold', prefix: 'raw/', archiveAccessDays: 90, deepArchiveAccessDays: 180 },
      ],
      cors: [
        {
          allowedMethods: ['GET', 'PUT'],
          allowedOrigins: ['https://*.example.com'],
          allowedHeaders: ['*'],
          exposeHeaders: ['ETag'],
          maxAgeSeconds: 600,
        },
      ],
      lifecycleRules: [
        { id: 'markers', expiredObjectDeleteMarker: true },
        { id: 'tags', tags: { kind: 'raw' }, expirationDays: 1 },
        { id: 'size', objectSizeGreaterThanBytes: 131_072, expirationDays: 1 },
        {
          id: 'all',
          prefix: 'upload/',
          tags: { kind: 'raw' },
          objectSizeGreaterThanBytes: 0,
          objectSizeLessThanBytes: 1_048_576,
          transitions: [
            { storageClass: 'STANDARD_IA', days: 30 },
            { storageClass: 'INTELLIGENT_TIERING', days: 60 },
            { storageClass: 'ONEZONE_IA', days: 90 },
            { storageClass: 'GLACIER', days: 120 },
            { storageClass: 'DEEP_ARCHIVE', days: 210 },
          ],
          expirationDays: 400,
          noncurrentVersionTransitions: [{ storageClass: 'GLACIER_IR', days: 0 }],
          noncurrentVersionExpirationDays: 100,
          newerNoncurrentVersions: 3,
        },
      ],
    });
    const arn = (service: string, resource: string) =>
      `arn:aws:${service}:eu-central-1:111122223333:${resource}`;
    const copy = Bucket.fromBucketAttributes(this, 'Copy', {
      bucketArn: 'arn:aws:s3:::archway-photos-copy',
      bucketName: 'archway-photos-copy',
      encryptionKey: new Key(this, 'CopyKey'),
    });
    photos.replicateTo(copy, {
      timeControl: true,
      deleteMarkers: true,
      replicaModifications: true,
      storageClass: 'STANDARD_IA',
      destinationAccountId: '444455556666',
    });
    photos.replicateTo(copy, { ruleId: 'raw', prefix: 'raw/', tags: { keep: 'yes' } });
    photos.addNotification(new Target(this, 'Topic', 'topic', arn('sns', 'uploads')), {
      prefix: 'a+b/',
    });
    photos.addNotification(new Target(this, 'Queue', 'queue', arn('sqs', 'uploads')), {
      events: ['s3:ObjectRemoved:*', 's3:LifecycleExpiration:Delete'],
    });
    photos.addNotification(
      new Target(this, 'Function', 'function', arn('lambda', 'function:resize')),
      { events: ['s3:ObjectTagging:*'], suffix: '.jpg' },
    );
    this.addFileSystems();
  }

  private addFileSystems(): void {
    const encryptionKey = new Key(this, 'FileKey');
    const place = {
      subnets: [{ subnetId: 'subnet-1' }, { subnetId: 'subnet-2' }],
      securityGroups: [{ securityGroupId: 'sg-1' }],
    };
    const files = new FileSystem(this, 'Files', {
      ...place,
      encryptionKey,
      infrequentAccessAfterDays: 30,
      archiveAfterDays: 90,
      backOnFirstAccess: true,
      replication: { region: 'eu-west-1', encryptionKey },
    });
    files.addAccessPoint('Exports', { userId: 1000, groupId: 1000, path: '/a/b/c/d' });
    new FileSystem(this, 'Standby', {
      ...place,
      subnets: place.subnets.slice(1),
      oneZone: 'eu-central-1a',
      automaticBackups: false,
      replicationDestination: true,
    });
  }
}

itPlans('every option is one that the real provider takes', () => {
  const plan = planOffline(new Everything(testApp()));
  expect(plan.inventory).toMatchObject({
    aws_s3_bucket: 3,
    aws_s3_bucket_policy: 3,
    aws_s3_bucket_public_access_block: 3,
    aws_s3_bucket_lifecycle_configuration: 3,
    aws_s3_bucket_versioning: 2,
    aws_s3_bucket_notification: 1,
    aws_s3_bucket_replication_configuration: 1,
    aws_s3_bucket_object_lock_configuration: 1,
    aws_s3_bucket_intelligent_tiering_configuration: 1,
    aws_s3_bucket_cors_configuration: 1,
    aws_s3_bucket_logging: 1,
    aws_efs_file_system: 2,
    aws_efs_replication_configuration: 1,
    aws_efs_mount_target: 3,
  });
});
