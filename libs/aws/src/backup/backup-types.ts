import type { ResourceType } from '../resource-type/resource-type';
import { backupLogicallyAirGappedVault } from './backup-logically-air-gapped-vault';
import { backupPlan } from './backup-plan';
import { backupSelection } from './backup-selection';
import { backupVault } from './backup-vault';
import { backupVaultLockConfiguration } from './backup-vault-lock-configuration';
import { backupVaultNotifications } from './backup-vault-notifications';
import { backupVaultPolicy } from './backup-vault-policy';
import { dlmLifecyclePolicy } from './dlm-lifecycle-policy';
import { glacierVault } from './glacier-vault';
import { glacierVaultLock } from './glacier-vault-lock';

export const BACKUP: readonly ResourceType[] = [
  backupLogicallyAirGappedVault,
  backupPlan,
  backupSelection,
  backupVault,
  backupVaultLockConfiguration,
  backupVaultNotifications,
  backupVaultPolicy,
  dlmLifecyclePolicy,
  glacierVault,
  glacierVaultLock,
];
