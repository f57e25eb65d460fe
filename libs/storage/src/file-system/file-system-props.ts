import type { IKey, ISecurityGroupRef, ISubnetRef } from '@archway/core';

/** When files that nobody reads move to a cheaper class. EFS takes these periods and no other, in days. */
export const FILE_LIFECYCLE_DAYS = [1, 7, 14, 30, 60, 90, 180, 270, 365] as const;

export type FileLifecycleDays = (typeof FILE_LIFECYCLE_DAYS)[number];

/** Where another file system of the account keeps up with this one. It is read-only as long as it does. */
export interface FileSystemReplication {
  readonly region: string;

  /**
   * A file system of that region with `replicationDestination`. Only such a one has mount targets before it is needed.
   *
   * @default - AWS makes one, which Terraform does not know
   */
  readonly fileSystemId?: string;

  /**
   * The customer managed key of that region, for a file system that AWS makes.
   *
   * @default - the key that AWS manages for EFS
   */
  readonly encryptionKey?: IKey;
}

export interface FileSystemProps {
  /** One subnet of each zone from which it is mounted. */
  readonly subnets: readonly ISubnetRef[];

  /** Who reaches it at port 2049: at least one. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * A customer managed key. It cannot be changed.
   *
   * @default - the key that AWS manages for EFS
   */
  readonly encryptionKey?: IKey;

  /**
   * Keeps files in one zone only, for about half the price. What is in that zone is lost with it.
   *
   * @default - in every zone of the region
   */
  readonly oneZone?: string;

  /**
   * `elastic` follows the load, `bursting` grows with what is stored.
   *
   * @default 'elastic'
   */
  readonly throughputMode?: 'bursting' | 'elastic';

  /**
   * Days without a read after which a file moves to Infrequent Access.
   *
   * @see https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
   * @default 30
   */
  readonly infrequentAccessAfterDays?: FileLifecycleDays | false;

  /**
   * Days without a read after which a file moves to the archive class, more than `infrequentAccessAfterDays`. Needs
   * `elastic` throughput and files in every zone.
   *
   * @default - never
   */
  readonly archiveAfterDays?: FileLifecycleDays;

  /**
   * Whether a read brings a file back to the standard class.
   *
   * @default false
   */
  readonly backOnFirstAccess?: boolean;

  /**
   * Whether AWS Backup takes a backup every day and keeps it for 35 days. Turn it off where a plan selects it.
   *
   * @see https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
   * @default true
   */
  readonly automaticBackups?: boolean;

  /**
   * A file system of another region that keeps up with this one.
   *
   * @default - none
   */
  readonly replication?: FileSystemReplication;

  /**
   * Whether another file system replicates here, which makes this one read-only.
   *
   * @default false
   */
  readonly replicationDestination?: boolean;
}

export interface AccessPointOptions {
  /** The user that every file operation counts as. */
  readonly userId: number;

  readonly groupId: number;

  /** The folder that is the root of the mount, such as `/exports`. It is made with owner and permissions. */
  readonly path: string;

  /**
   * Octal permissions of the folder.
   *
   * @default '0750'
   */
  readonly permissions?: string;
}
