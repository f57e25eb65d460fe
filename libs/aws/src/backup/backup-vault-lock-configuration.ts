import type { ResourceType } from '../resource-type/resource-type';

export const backupVaultLockConfiguration: ResourceType = {
  type: 'aws_backup_vault_lock_configuration',
  references: { backup_vault_name: ['aws_backup_vault'] },
  serviceDefaults: { min_retention_days: 0 },
  forceNew: [
    'backup_vault_name',
    'changeable_for_days',
    'max_retention_days',
    'min_retention_days',
  ],
  guards: [
    {
      topic: 'backup',
      argument: 'min_retention_days',
      kind: 'amount',
      what: 'lets nobody keep recovery points for less than',
      unit: 'days',
    },
  ],
  removal: {
    topic: 'backup',
    text: 'is no longer locked: recovery points can be deleted early',
    of: 'owner',
    about: ['backup_vault_name'],
  },
};
