import type { ResourceType } from '../resource-type/resource-type';

export const glacierVaultLock: ResourceType = {
  type: 'aws_glacier_vault_lock',
  references: { vault_name: ['aws_glacier_vault'] },
  forceNew: ['complete_lock', 'policy', 'vault_name'],
  policies: [
    { argument: 'policy', kind: 'resource', owner: 'vault_name', ownerType: 'aws_glacier_vault' },
  ],
};
