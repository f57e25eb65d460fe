import type { ArchiveClass } from '../lifecycle/lifecycle-rule';

/** What is replicated to one destination, and how. */
export interface ReplicationOptions {
  /**
   * How S3 and Terraform's plan call the rule, unique in the bucket, 1 to 255 characters.
   *
   * @default - the path of the destination
   */
  readonly ruleId?: string;

  /**
   * Only objects whose keys begin so.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * Only objects that have all these tags. Not together with `deleteMarkers`.
   *
   * @default - all objects
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Whether S3 replicates within 15 minutes, with metrics and events for what takes longer. Without it there is no promise.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   * @default false
   */
  readonly timeControl?: boolean;

  /**
   * Whether a deletion is replicated too. Deletions of a version never are.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html
   * @default false
   */
  readonly deleteMarkers?: boolean;

  /**
   * Whether changes of the metadata of replicas go back. Set it on both sides of a two-way replication.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
   * @default false
   */
  readonly replicaModifications?: boolean;

  /**
   * The class of the replicas.
   *
   * @default - that of the objects
   */
  readonly storageClass?: ArchiveClass;

  /**
   * The account that owns the destination and is to own the replicas. The policy of the destination has to admit the role.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-walkthrough-2.html
   * @default - the account of the bucket
   */
  readonly destinationAccountId?: string;

  /**
   * The region of the destination, for the permission to use its key only there.
   *
   * @default - any region
   */
  readonly destinationRegion?: string;
}
