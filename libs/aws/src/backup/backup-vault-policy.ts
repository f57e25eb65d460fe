import type { ResourceType } from '../resource-type/resource-type';

export const backupVaultPolicy: ResourceType = {
  type: 'aws_backup_vault_policy',
  references: { backup_vault_name: ['aws_backup_vault'] },
  forceNew: ['backup_vault_name'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'backup_vault_name',
      ownerType: 'aws_backup_vault',
    },
  ],
};
