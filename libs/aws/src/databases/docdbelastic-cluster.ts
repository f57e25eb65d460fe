import type { ResourceType } from '../resource-type/resource-type';

export const docdbelasticCluster: ResourceType = {
  type: 'aws_docdbelastic_cluster',
  noun: 'document database',
  forceNew: ['admin_user_name', 'kms_key_id', 'name'],
  loss: { weight: 'data', holds: 'documents' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  example: { auth_type: 'PLAIN_TEXT' },
};
