import type { ResourceType } from '../resource-type/resource-type';

export const kmsKeyPolicy: ResourceType = {
  type: 'aws_kms_key_policy',
  references: { key_id: ['aws_kms_key'] },
  single: { owner: 'key_id', ownerType: 'aws_kms_key', inline: 'policy' },
  policies: [{ argument: 'policy', kind: 'resource', owner: 'key_id', ownerType: 'aws_kms_key' }],
};
