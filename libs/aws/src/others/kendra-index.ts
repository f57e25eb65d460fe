import type { ResourceType } from '../resource-type/resource-type';

export const kendraIndex: ResourceType = {
  type: 'aws_kendra_index',
  noun: 'search index',
  forceNew: ['edition'],
  loss: { weight: 'data', holds: 'documents' },
  encryption: { key: 'server_side_encryption_configuration.kms_key_id', otherwise: 'aws' },
};
