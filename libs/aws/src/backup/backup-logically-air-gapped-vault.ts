import type { ResourceType } from '../resource-type/resource-type';

export const backupLogicallyAirGappedVault: ResourceType = {
  type: 'aws_backup_logically_air_gapped_vault',
  noun: 'backup vault',
  forceNew: ['max_retention_days', 'min_retention_days', 'name'],
  loss: { weight: 'data', holds: 'recovery points' },
  example: { min_retention_days: 7, max_retention_days: 30 },
};
