import type { IBucket, IKey } from '@archway/core';
import type { IntelligentTiering } from '../intelligent-tiering/intelligent-tiering';
import type { LifecycleRule } from '../lifecycle/lifecycle-rule';

/** Who may read and write from a web page of another origin. */
export interface CorsRule {
  readonly allowedMethods: readonly CorsMethod[];

  /** Such as `https://example.com`; each may hold one `*`. */
  readonly allowedOrigins: readonly string[];

  /**
   * @default - none
   */
  readonly allowedHeaders?: readonly string[];

  /**
   * Response headers that the page may read.
   *
   * @default - none
   */
  readonly exposeHeaders?: readonly string[];

  /**
   * How long a browser remembers the answer, in seconds.
   *
   * @default - as long as the browser likes
   */
  readonly maxAgeSeconds?: number;
}

export const CORS_METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'] as const;

export type CorsMethod = (typeof CORS_METHODS)[number];

/** How long nobody can delete a version. */
export interface ObjectLockRetention {
  /** `GOVERNANCE` can be lifted by who has the permission, `COMPLIANCE` by nobody, the root user included. */
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';

  /** Days from the moment a version is written, 1 to 36500. */
  readonly days: number;
}

export interface BucketProps {
  /**
   * A name of one's own choice, which is unique among all accounts. A bucket with a fixed name cannot be replaced by a
   * new one before it is gone.
   *
   * @default - Terraform makes one up
   */
  readonly bucketName?: string;

  /**
   * What Terraform's name begins with, 1 to 37 characters. Not together with `bucketName`.
   *
   * @default - none
   */
  readonly bucketNamePrefix?: string;

  /**
   * Whether what is overwritten or deleted can be had back.
   *
   * @default true
   */
  readonly versioned?: boolean;

  /**
   * The customer managed key for new objects, with an S3 bucket key that keeps the number of calls to KMS low.
   *
   * @default - SSE-S3: keys that S3 owns
   */
  readonly encryptionKey?: IKey;

  /**
   * The oldest TLS version that is let in.
   *
   * @default - any version that S3 itself still speaks
   */
  readonly minimumTlsVersion?: '1.2' | '1.3';

  /**
   * Days after which the parts of an upload that was never completed are deleted.
   *
   * @default 7
   */
  readonly abortIncompleteMultipartUploadDays?: number;

  /**
   * What happens to objects as they age.
   *
   * @default - they stay
   */
  readonly lifecycleRules?: readonly LifecycleRule[];

  /**
   * When unread objects of the class `INTELLIGENT_TIERING` move to archive tiers.
   *
   * @default - never
   */
  readonly intelligentTiering?: readonly IntelligentTiering[];

  /**
   * @default - no page of another origin may read or write
   */
  readonly cors?: readonly CorsRule[];

  /**
   * How long every new version is kept from deletion. Only for a versioned bucket, and only from its creation on.
   *
   * @default - not at all
   */
  readonly objectLock?: ObjectLockRetention;

  /**
   * Where S3 writes who asked for what. Not this bucket itself, and none with a customer managed key: S3's log delivery
   * supports only SSE-S3.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
   * @default - nowhere
   */
  readonly accessLogBucket?: IBucket;

  /**
   * What the keys of access logs begin with.
   *
   * @default - the bucket's path in its stack, and '/'
   */
  readonly accessLogPrefix?: string;

  /**
   * Whether every event also goes to the account's default EventBridge bus.
   *
   * @default false
   */
  readonly eventBridge?: boolean;

  /**
   * Whether destroying the bucket deletes what is in it. Otherwise Terraform refuses while something is.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/** What identifies a bucket that others deploy. */
export interface BucketAttributes {
  readonly bucketArn: string;
  readonly bucketName: string;

  /**
   * @default - the bucket encrypts with S3's own keys
   */
  readonly encryptionKey?: IKey;
}
