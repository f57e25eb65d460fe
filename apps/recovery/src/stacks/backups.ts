import type { Key } from '@archway/core';
import { environmentOf } from '@archway/core';
import type { BackupRule } from '@archway/recovery';
import { BackupPlan, BackupVault, RestoreTestingPlan } from '@archway/recovery';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { namesOf } from '../names';
import { VAULT_LOCK } from './vault-lock';

/** Resource types as restore tests call them, each with the ARN of the store. */
export type Stores = Readonly<Record<'Aurora' | 'DynamoDB' | 'EFS' | 'S3', string>>;

/** Daily and monthly backups in a locked vault, copied to the other region and to the vault account, and restored weekly. */
export function addBackups(
  scope: Construct,
  config: RecoveryConfig,
  encryptionKey: Key,
  stores: Stores,
): void {
  const vault = new BackupVault(scope, 'Vault', {
    encryptionKey,
    lock: VAULT_LOCK,
    forceDestroy: config.deleteDataOnDestroy ?? false,
  });
  const plan = new BackupPlan(scope, 'Backups', { vault, rules: rulesOf(scope, config) });
  plan.addSelection('Stores', { resourceArns: Object.values(stores) });
  const tests = new RestoreTestingPlan(scope, 'RestoreTests', {
    schedule: 'cron(0 9 ? * 2 *)',
    vaults: [vault],
  });
  for (const resourceType of Object.keys(stores)) {
    tests.addSelection(resourceType, { resourceType, validationWindowHours: 4 });
  }
}

function rulesOf(scope: Construct, config: RecoveryConfig): readonly BackupRule[] {
  const { copyVault, accountVault } = namesOf(config);
  const { region } = environmentOf(scope);
  const vaultOf = (id: string, at: string, account: string, name: string) =>
    BackupVault.fromBackupVaultAttributes(scope, id, {
      backupVaultArn: `arn:aws:backup:${at}:${account}:backup-vault:${name}`,
      backupVaultName: name,
      retention: VAULT_LOCK,
    });
  const { accountId } = config.stack;
  const copies = [
    { vault: vaultOf('CopiesThere', config.standby.region, accountId, copyVault) },
    { vault: vaultOf('VaultAccount', region, config.vaultAccountId, accountVault) },
  ];
  const windows = { startWindowMinutes: 60, completionWindowMinutes: 720 };
  return [
    {
      ruleName: 'daily',
      schedule: 'cron(0 3 * * ? *)',
      deleteAfterDays: config.backupRetentionDays,
      copies,
      ...windows,
    },
    {
      ruleName: 'monthly',
      schedule: 'cron(0 4 1 * ? *)',
      deleteAfterDays: 365,
      copies: copies.slice(1),
      ...windows,
    },
  ];
}
