import { AwsStack } from '@archway/core';
import { BackupVault } from '@archway/recovery';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { namesOf } from '../names';
import { VAULT_LOCK } from './vault-lock';

/** A vault in an account of its own: who has the workload's account cannot delete what is in it. */
export class VaultAccount extends AwsStack {
  readonly vault: BackupVault;

  constructor(scope: Construct, id: string, config: RecoveryConfig) {
    super(scope, id, {
      ...config.stack,
      accountId: config.vaultAccountId,
      region: config.primary.region,
    });
    this.vault = new BackupVault(this, 'Vault', {
      backupVaultName: namesOf(config).accountVault,
      lock: VAULT_LOCK,
      forceDestroy: config.deleteDataOnDestroy ?? false,
    });
    this.vault.allowCopyFrom(config.stack.accountId);
  }
}
