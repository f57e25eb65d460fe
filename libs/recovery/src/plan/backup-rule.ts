import type { IBackupVault, ICopyDestination } from '../vault/vault-reference';

/** A copy of every backup of a rule. */
export interface CopyAction {
  /** The vault of another region or account. Its access policy has to admit this account. */
  readonly vault: ICopyDestination;

  /**
   * @default - as long as the backup itself
   */
  readonly deleteAfterDays?: number;

  /**
   * @default - never
   */
  readonly coldStorageAfterDays?: number;
}

/** When and how long a plan backs up what its selections select. */
export interface BackupRule {
  /** 1 to 50 letters, digits, `-`, `_` and `.`; unique in the plan. */
  readonly ruleName: string;

  /**
   * @default - the plan's vault
   */
  readonly vault?: IBackupVault;

  /** `cron(…)` with AWS's six fields, days of the week from 1 = Sunday; at most one backup an hour. */
  readonly schedule: string;

  /**
   * The IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /**
   * How long a backup may wait for its start before the job is canceled, in minutes, 60 at least. It adds to the data that
   * is lost.
   *
   * @default 480
   */
  readonly startWindowMinutes?: number;

  /**
   * How long a backup may take from its scheduled time on, in minutes: an hour more than `startWindowMinutes` at least.
   *
   * @default 10080
   */
  readonly completionWindowMinutes?: number;

  /**
   * Up to 35 where `continuous`; 90 more than `coldStorageAfterDays` at least.
   *
   * @default - forever
   */
  readonly deleteAfterDays?: number;

  /**
   * When backups move to cold storage, where their type supports it.
   *
   * @default - never
   */
  readonly coldStorageAfterDays?: number;

  /**
   * Whether EBS snapshots that move go to the archive tier.
   *
   * @default false
   */
  readonly optInToArchive?: boolean;

  /**
   * Whether resources that support it can be restored to any point in time of the last `deleteAfterDays`.
   *
   * @default false
   */
  readonly continuous?: boolean;

  /**
   * @default - none
   */
  readonly copies?: readonly CopyAction[];

  /**
   * @default - none
   */
  readonly recoveryPointTags?: Readonly<Record<string, string>>;
}
