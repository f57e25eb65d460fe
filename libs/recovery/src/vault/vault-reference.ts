import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { RetentionBounds } from './vault-lock';

/** A vault that takes copies of backups, of this app or another. */
export interface ICopyDestination extends IConstruct {
  readonly backupVaultArn: string;
  /** What its lock accepts; a backup or copy outside of it fails. */
  readonly retention?: RetentionBounds;
}

/** A vault that backups are written to, of this app or another. */
export interface IBackupVault extends ICopyDestination {
  readonly backupVaultName: string;
}

/** What identifies a vault that others deploy. */
export interface BackupVaultAttributes {
  readonly backupVaultArn: string;
  readonly backupVaultName: string;

  /**
   * What its lock accepts.
   *
   * @default - rules are not compared with a lock
   */
  readonly retention?: RetentionBounds;
}

/** A vault that others deploy, in this account and region or in another. */
export class ImportedBackupVault extends Construct implements IBackupVault {
  readonly backupVaultArn: string;
  readonly backupVaultName: string;
  readonly retention?: RetentionBounds;

  constructor(scope: Construct, id: string, attributes: BackupVaultAttributes) {
    super(scope, id);
    this.backupVaultArn = attributes.backupVaultArn;
    this.backupVaultName = attributes.backupVaultName;
    this.retention = attributes.retention;
  }
}
