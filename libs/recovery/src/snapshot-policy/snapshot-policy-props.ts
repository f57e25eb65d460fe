import type { IKey } from '@archway/core';

/** A copy of every snapshot in another region. */
export interface SnapshotCopy {
  /** Another region than that of the volumes. */
  readonly region: string;

  /** How many days the copy is kept, 1 to 36500. */
  readonly retainDays: number;

  /**
   * The customer managed key of that region.
   *
   * @default - the region's default key for EBS
   */
  readonly encryptionKey?: IKey;
}

/** When snapshots are taken: every so many hours, or by `cron(…)`. */
export type SnapshotTiming =
  | {
      /** 1, 2, 3, 4, 6, 8, 12 or 24. */
      readonly everyHours: number;
      /**
       * The time of the first, in UTC, such as `03:00`.
       *
       * @default '03:00'
       */
      readonly startTime?: string;
    }
  | { readonly cron: string };

/** How long snapshots are kept: by number, or by age. */
export type SnapshotRetention = { readonly count: number } | { readonly days: number };

export interface SnapshotSchedule {
  readonly name: string;
  readonly timing: SnapshotTiming;
  readonly retention: SnapshotRetention;

  /**
   * Whether snapshots have the tags of their volumes.
   *
   * @default true
   */
  readonly copyTags?: boolean;

  /**
   * Up to three.
   *
   * @default - none
   */
  readonly copies?: readonly SnapshotCopy[];

  /**
   * Accounts that may make volumes of the snapshots.
   *
   * @default - none
   */
  readonly shareWithAccountIds?: readonly string[];

  /**
   * Zones in which the latest snapshots make volumes at full speed, billed by the hour for each snapshot and zone.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-fast-snapshot-restore.html
   * @default - none
   */
  readonly fastRestore?: FastRestore;
}

export interface FastRestore {
  readonly availabilityZones: readonly string[];

  /** Of how many snapshots, not more than `retention.count`, 1 to 1000. */
  readonly snapshots: number;
}

/** When images of instances are made, and how long they are kept. */
export interface ImageSchedule {
  readonly name: string;
  readonly timing: SnapshotTiming;

  /** How many images stay, 1 to 1000. */
  readonly keepImages: number;

  /**
   * After how many newer images one is deprecated: nobody is meant to start machines from it. Below `keepImages`.
   *
   * @default - none
   */
  readonly deprecateAfterImages?: number;

  /**
   * Whether images have the tags of their instances.
   *
   * @default true
   */
  readonly copyTags?: boolean;
}

export interface ImagePolicyProps {
  /** Tags of which one is enough for an instance to be taken. */
  readonly targetTags: Readonly<Record<string, string>>;

  /** One to four. */
  readonly schedules: readonly ImageSchedule[];

  /**
   * Whether instances are restarted, so that what they write is whole in the image.
   *
   * @default false
   */
  readonly reboot?: boolean;

  /**
   * @default - the construct's path
   */
  readonly description?: string;
}

export interface SnapshotPolicyProps {
  /** Tags of which one is enough for a volume, or an instance, to be taken. */
  readonly targetTags: Readonly<Record<string, string>>;

  /** One to four. */
  readonly schedules: readonly SnapshotSchedule[];

  /**
   * Whether volumes are taken one by one, or all volumes of an instance at the same moment.
   *
   * @default 'volume'
   */
  readonly of?: 'instance' | 'volume';

  /**
   * Whether snapshots are taken now.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * @default - the construct's path
   */
  readonly description?: string;
}
