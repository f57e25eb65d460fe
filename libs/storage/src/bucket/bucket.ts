import type { IBucket, IKey, INotificationTarget, PolicyStatement } from '@archway/core';
import {
  denyInsecureTransport,
  dependOn,
  environmentOf,
  nameByPath,
  onlyFrom,
  PolicyDocument,
  problemIf,
  protectState,
  rejectProps,
} from '@archway/core';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { S3BucketIntelligentTieringConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { renderLifecycle } from '../lifecycle/lifecycle';
import { shortStays } from '../lifecycle/minimum-duration';
import type { NotificationOptions } from '../notification/notifications';
import { Notifications } from '../notification/notifications';
import { Replication } from '../replication/replication';
import type { ReplicationOptions } from '../replication/replication-options';
import { BucketBase } from './bucket-base';
import { bucketProblems } from './bucket-problems';
import type { BucketAttributes, BucketProps } from './bucket-props';
import { ImportedBucket } from './imported-bucket';

/** A bucket has 63 characters at most, of which the provider adds 26. Amazon S3 User Guide, "General purpose bucket naming rules". */
const LONGEST_NAME_PREFIX = 37;

/**
 * A private bucket: no public access, no access control lists, encrypted, TLS only, versioned unless told otherwise.
 * Everything that Terraform keeps one of per bucket (policy, notifications, lifecycle) is collected here.
 */
export class Bucket extends BucketBase {
  /** A bucket that others deploy. What must stand in its policy becomes a warning. */
  static fromBucketAttributes(
    scope: Construct,
    id: string,
    attributes: BucketAttributes,
  ): BucketBase {
    return new ImportedBucket(scope, id, attributes);
  }

  readonly bucketArn: string;
  readonly bucketName: string;
  /** What an origin in front of the bucket is told, such as CloudFront. */
  readonly bucketRegionalDomainName: string;
  readonly encryptionKey?: IKey;
  protected readonly versioned: boolean;
  private readonly document = new PolicyDocument();
  private readonly policy: S3BucketPolicy;
  private readonly notifications: Notifications;
  private readonly locked: boolean;
  private versioning?: S3BucketVersioningA;
  private replication?: Replication;

  constructor(scope: Construct, id: string, props: BucketProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Bucket', props);
    rejectProps(this, bucketProblems(props));
    const bucket = new S3Bucket(this, 'Default', {
      bucket: props.bucketName,
      bucketPrefix: props.bucketNamePrefix,
      forceDestroy: props.forceDestroy ?? false,
      objectLockEnabled: props.objectLock && true,
    });
    if (props.bucketName === undefined && props.bucketNamePrefix === undefined) {
      nameByPath(bucket, 'bucketPrefix', LONGEST_NAME_PREFIX);
    }
    protectState(bucket);
    this.bucketArn = bucket.arn;
    this.bucketName = bucket.bucket;
    this.bucketRegionalDomainName = bucket.bucketRegionalDomainName;
    this.encryptionKey = props.encryptionKey;
    this.versioned = props.versioned ?? true;
    this.locked = props.objectLock !== undefined;
    this.policy = this.keepPrivate(props);
    this.encrypt();
    this.age(props);
    this.addOptions(props);
    this.notifications = new Notifications(this, props.eventBridge);
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy.policy = this.document.toJson();
  }

  /**
   * Tells `target` of objects. Any number of targets, as long as no event of one object would go to two of them: let a
   * topic fan out.
   */
  addNotification(target: INotificationTarget, options: NotificationOptions = {}): void {
    this.notifications.add(target, options);
  }

  /**
   * Replicates new objects to `destination`, which has versions too. Any number of destinations; of rules that fit an
   * object and lead to the same bucket, the first counts. Replication both ways is one call on each side.
   */
  replicateTo(destination: IBucket, options: ReplicationOptions = {}): void {
    rejectProps(this, [
      problemIf(!this.versioned, 'versioned must not be false where the bucket is replicated'),
      problemIf(
        destination instanceof Bucket && !destination.versioned,
        `destination must be versioned, got '${destination.node.path}' without versions`,
      ),
      problemIf(
        this.locked && destination instanceof Bucket && !destination.locked,
        `destination must have an objectLock as this bucket has, got '${destination.node.path}' without`,
      ),
    ]);
    this.replication ??= new Replication(
      this,
      { role: 'ReplicationRole', configuration: 'Replication' },
      this,
      present([this.versioning]),
    );
    const there = destination instanceof Bucket ? destination.versioning : undefined;
    this.replication.add(destination, options, present([there]));
  }

  private keepPrivate(props: BucketProps): S3BucketPolicy {
    const bucket = this.bucketName;
    const publicAccess = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const everything = [this.bucketArn, `${this.bucketArn}/*`];
    this.document.add(denyInsecureTransport('s3:*', everything));
    if (props.minimumTlsVersion !== undefined) {
      this.document.add({
        sid: 'DenyOldTls',
        effect: 'Deny',
        principals: '*',
        actions: ['s3:*'],
        resources: everything,
        conditions: { NumericLessThan: { 's3:TlsVersion': props.minimumTlsVersion } },
      });
    }
    const policy = new S3BucketPolicy(this, 'Policy', { bucket, policy: this.document.toJson() });
    // S3 answers two changes of a bucket's access at the same time with a conflict.
    dependOn(policy, [publicAccess]);
    return policy;
  }

  private encrypt(): void {
    const key = this.encryptionKey;
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      bucket: this.bucketName,
      rule: [
        key === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: 'aws:kms',
                kmsMasterKeyId: key.keyArn,
              },
              bucketKeyEnabled: true,
            },
      ],
    });
  }

  private age(props: BucketProps): void {
    const bucket = this.bucketName;
    for (const stay of shortStays(props.lifecycleRules ?? [])) {
      Annotations.of(this).addWarning(stay);
    }
    const lifecycle = new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      bucket,
      rule: renderLifecycle(
        props.lifecycleRules ?? [],
        props.abortIncompleteMultipartUploadDays ?? 7,
      ),
    });
    if (this.versioned) {
      const versioning = new S3BucketVersioningA(this, 'Versioning', {
        bucket,
        versioningConfiguration: { status: 'Enabled' },
      });
      this.versioning = versioning;
      // Rules for versions mean nothing to a bucket that has none yet.
      dependOn(lifecycle, [versioning]);
      if (props.objectLock !== undefined) this.lock(props.objectLock, versioning);
    }
    for (const tiering of props.intelligentTiering ?? []) {
      new S3BucketIntelligentTieringConfiguration(this, `Tiering-${tiering.name}`, {
        bucket,
        name: tiering.name,
        filter: tiering.prefix === undefined ? undefined : { prefix: tiering.prefix },
        tiering: [
          { accessTier: 'ARCHIVE_ACCESS', days: tiering.archiveAccessDays },
          { accessTier: 'DEEP_ARCHIVE_ACCESS', days: tiering.deepArchiveAccessDays },
        ].flatMap(({ accessTier, days }) => (days === undefined ? [] : [{ accessTier, days }])),
      });
    }
  }

  private lock(
    retention: NonNullable<BucketProps['objectLock']>,
    versioning: S3BucketVersioningA,
  ): void {
    const lock = new S3BucketObjectLockConfigurationA(this, 'ObjectLock', {
      bucket: this.bucketName,
      rule: { defaultRetention: { mode: retention.mode, days: retention.days } },
    });
    dependOn(lock, [versioning]);
  }

  private addOptions(props: BucketProps): void {
    if (props.cors !== undefined && props.cors.length > 0) {
      new S3BucketCorsConfiguration(this, 'Cors', {
        bucket: this.bucketName,
        corsRule: props.cors.map((rule) => ({
          allowedMethods: [...rule.allowedMethods],
          allowedOrigins: [...rule.allowedOrigins],
          allowedHeaders: rule.allowedHeaders && [...rule.allowedHeaders],
          exposeHeaders: rule.exposeHeaders && [...rule.exposeHeaders],
          maxAgeSeconds: rule.maxAgeSeconds,
        })),
      });
    }
    if (props.accessLogBucket !== undefined) {
      this.logAccess(props.accessLogBucket, props.accessLogPrefix);
    }
  }

  private logAccess(logs: IBucket, givenPrefix: string | undefined): void {
    const prefix = givenPrefix ?? `${this.node.path.split('/').slice(1).join('/')}/`;
    logs.addToResourcePolicy({
      principals: { services: ['logging.s3.amazonaws.com'] },
      actions: ['s3:PutObject'],
      resources: [`${logs.bucketArn}/${prefix}*`],
      conditions: onlyFrom(this.bucketArn, environmentOf(this).accountId),
    });
    const logging = new S3BucketLoggingA(this, 'AccessLogs', {
      bucket: this.bucketName,
      targetBucket: logs.bucketName,
      targetPrefix: prefix,
    });
    dependOn(logging, [logs]);
  }
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
