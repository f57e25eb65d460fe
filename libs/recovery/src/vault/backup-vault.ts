import type { IKey, ITopic, PolicyStatement } from '@archway/core';
import {
  dependOn,
  environmentOf,
  isOpen,
  Key,
  notMatching,
  notOneOf,
  onlyFrom,
  physicalName,
  PolicyDocument,
  problemIf,
  protectState,
  rejectProps,
  show,
} from '@archway/core';
import { BackupVault as BackupVaultResource } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultNotifications } from '@cdktf/provider-aws/lib/backup-vault-notifications';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import { Construct } from 'constructs';
import { accountProblems } from '../account-problems';
import { declaredProps } from '../declared-props';
import type { RetentionBounds, VaultLock } from './vault-lock';
import { lockProblems } from './vault-lock';
import type { BackupVaultAttributes, IBackupVault } from './vault-reference';
import { ImportedBackupVault } from './vault-reference';

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html */
export const VAULT_EVENTS = [
  'BACKUP_JOB_STARTED',
  'BACKUP_JOB_COMPLETED',
  'COPY_JOB_STARTED',
  'COPY_JOB_SUCCESSFUL',
  'COPY_JOB_FAILED',
  'RESTORE_JOB_STARTED',
  'RESTORE_JOB_COMPLETED',
  'RECOVERY_POINT_MODIFIED',
  'S3_BACKUP_OBJECT_FAILED',
  'S3_RESTORE_OBJECT_FAILED',
] as const;

export type VaultEvent = (typeof VAULT_EVENTS)[number];

/** Letters, digits, `-` and `_`, as the vault's API wants them. */
export const VAULT_NAME = /^[a-zA-Z0-9_-]{2,50}$/;

const VAULT_NAME_RULE = "2 to 50 letters, digits, '-' and '_'";

export interface BackupVaultProps {
  /**
   * A name of one's own choice. A vault with a fixed name cannot be replaced by a new one before it is gone.
   *
   * @default - the stage and the construct's path
   */
  readonly backupVaultName?: string;

  /**
   * The customer managed key. Only with one can backups be copied to other accounts.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   * @default - a new key
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether the access policy denies everyone to delete backups by hand or to shorten their lifecycle. AWS Backup itself
   * still deletes what has expired.
   *
   * @default true
   */
  readonly blockRecoveryPointDeletion?: boolean;

  /**
   * What keeps backups from deletion before their time, and refuses jobs that keep them for less or longer.
   *
   * @default - no lock
   */
  readonly lock?: VaultLock;

  /**
   * Where jobs report to.
   *
   * @default - nowhere
   */
  readonly notificationTopic?: ITopic;

  /**
   * @default - backups and restores that end, copies and objects that fail
   */
  readonly notificationEvents?: readonly VaultEvent[];

  /**
   * Whether destroying the vault deletes the backups in it. Otherwise Terraform refuses while there are some.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
}

const REPORTED: readonly VaultEvent[] = [
  'BACKUP_JOB_COMPLETED',
  'COPY_JOB_FAILED',
  'RESTORE_JOB_COMPLETED',
  'S3_BACKUP_OBJECT_FAILED',
  'S3_RESTORE_OBJECT_FAILED',
];

/** A vault for backups: encrypted with a customer managed key, and closed to deletion by hand. */
export class BackupVault extends Construct implements IBackupVault {
  /** A vault that others deploy. */
  static fromBackupVaultAttributes(
    scope: Construct,
    id: string,
    attributes: BackupVaultAttributes,
  ): IBackupVault {
    return new ImportedBackupVault(scope, id, attributes);
  }

  readonly backupVaultArn: string;
  readonly backupVaultName: string;
  readonly encryptionKey: IKey;
  readonly retention?: RetentionBounds;
  private readonly document = new PolicyDocument();
  private policy?: BackupVaultPolicy;

  constructor(scope: Construct, id: string, props: BackupVaultProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'BackupVault', props);
    rejectProps(this, [
      notMatching('backupVaultName', props.backupVaultName, VAULT_NAME, VAULT_NAME_RULE),
      ...lockProblems(props.lock),
      ...(props.notificationEvents ?? []).map((event, at) =>
        notOneOf(`notificationEvents[${at}]`, event, VAULT_EVENTS),
      ),
      problemIf(
        props.notificationTopic === undefined && props.notificationEvents !== undefined,
        `notificationEvents must come with a notificationTopic, got ${show(props.notificationEvents)} without one`,
      ),
      problemIf(
        props.notificationTopic?.fifo === true,
        'notificationTopic must be a standard topic, got a FIFO topic',
      ),
    ]);
    this.encryptionKey = props.encryptionKey ?? new Key(this, 'Key');
    const vault = new BackupVaultResource(this, 'Default', {
      name: props.backupVaultName ?? physicalName(this, 50),
      kmsKeyArn: this.encryptionKey.keyArn,
      forceDestroy: props.forceDestroy ?? false,
    });
    protectState(vault);
    this.backupVaultArn = vault.arn;
    this.backupVaultName = vault.name;
    if (props.blockRecoveryPointDeletion ?? true) this.blockDeletion();
    if (props.lock !== undefined) {
      this.retention = props.lock;
      this.addLock(props.lock);
    }
    if (props.notificationTopic !== undefined) {
      this.notify(props.notificationTopic, props.notificationEvents ?? REPORTED);
    }
  }

  /** Adds a statement to the vault's only access policy. */
  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new BackupVaultPolicy(this, 'Policy', {
      backupVaultName: this.backupVaultName,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
  }

  /** Lets other accounts of the organization copy their backups here. */
  allowCopyFrom(...accountIds: readonly string[]): void {
    rejectProps(this, accountProblems('allowCopyFrom', accountIds));
    const { partition } = environmentOf(this);
    this.addToResourcePolicy({
      sid: 'CopyFromOtherAccounts',
      principals: { aws: accountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
      actions: ['backup:CopyIntoBackupVault'],
      resources: ['*'],
    });
  }

  private blockDeletion(): void {
    this.addToResourcePolicy({
      sid: 'NoDeletionByHand',
      effect: 'Deny',
      principals: '*',
      actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
      resources: ['*'],
    });
  }

  private addLock(lock: VaultLock): void {
    new BackupVaultLockConfiguration(this, 'Lock', {
      backupVaultName: this.backupVaultName,
      changeableForDays: lock.mode === 'compliance' ? lock.graceDays : undefined,
      minRetentionDays: lock.minimumRetentionDays,
      maxRetentionDays: lock.maximumRetentionDays,
    });
  }

  private notify(topic: ITopic, events: readonly VaultEvent[]): void {
    topic.addToResourcePolicy({
      principals: { services: ['backup.amazonaws.com'] },
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: onlyFrom(this.backupVaultArn, environmentOf(this).accountId),
    });
    topic.encryptionKey?.allowService('backup.amazonaws.com', this.backupVaultArn);
    const notifications = new BackupVaultNotifications(this, 'Notifications', {
      backupVaultName: this.backupVaultName,
      snsTopicArn: topic.topicArn,
      backupVaultEvents: [...events],
    });
    dependOn(notifications, [topic]);
  }
}

/** Why a lock refuses backups that are kept for so many days; undefined where it does not, or nobody knows. */
export function refusedByLock(
  retention: RetentionBounds | undefined,
  deleteAfterDays: number | undefined,
): string | undefined {
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum } = retention ?? {};
  if (deleteAfterDays === undefined) {
    return isOpen(maximum) ? undefined : `at most ${maximum} days, and this is kept forever`;
  }
  if (isOpen(deleteAfterDays)) return undefined;
  if (!isOpen(minimum) && deleteAfterDays < minimum) return `at least ${minimum} days`;
  return !isOpen(maximum) && deleteAfterDays > maximum ? `at most ${maximum} days` : undefined;
}
