/**
 * Where objects move as they age, from the class of the most frequent access to the rarest.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const ARCHIVE_CLASSES = [
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'ONEZONE_IA',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const;

export type ArchiveClass = (typeof ARCHIVE_CLASSES)[number];

/** When an object moves to a cheaper storage class. */
export interface LifecycleTransition {
  readonly storageClass: ArchiveClass;

  /** Days since the object was created, or since it became noncurrent. At least 30 for `STANDARD_IA` and `ONEZONE_IA`. */
  readonly days: number;
}

/** What happens to objects as they age. */
export interface LifecycleRule {
  /** How S3 and Terraform's plan call the rule, unique in the bucket, 1 to 255 characters. */
  readonly id: string;

  /**
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Only objects whose keys begin so.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * Only objects that have all these tags.
   *
   * @default - all objects
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Only objects larger than this many bytes.
   *
   * @default - all objects; S3 moves none below 128 KiB to another class
   */
  readonly objectSizeGreaterThanBytes?: number;

  /**
   * Only objects smaller than this many bytes.
   *
   * @default - all objects
   */
  readonly objectSizeLessThanBytes?: number;

  /**
   * Days after which an object expires: it is deleted, and in a versioned bucket becomes noncurrent.
   *
   * @default - never
   */
  readonly expirationDays?: number;

  /**
   * Removes delete markers that no version is behind any more. Not together with `expirationDays` or `tags`.
   *
   * @default false
   */
  readonly expiredObjectDeleteMarker?: boolean;

  /**
   * Days after which a noncurrent version is deleted.
   *
   * @default - never
   */
  readonly noncurrentVersionExpirationDays?: number;

  /**
   * How many noncurrent versions stay however old they are, 1 to 100. Needs `noncurrentVersionExpirationDays`.
   *
   * @default - none
   */
  readonly newerNoncurrentVersions?: number;

  /**
   * Cheaper classes for objects, in the order in which they are reached.
   *
   * @default - none
   */
  readonly transitions?: readonly LifecycleTransition[];

  /**
   * Cheaper classes for noncurrent versions, in the order in which they are reached.
   *
   * @default - none
   */
  readonly noncurrentVersionTransitions?: readonly LifecycleTransition[];
}
