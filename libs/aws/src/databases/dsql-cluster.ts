import type { ResourceType } from '../resource-type/resource-type';

export const dsqlCluster: ResourceType = {
  type: 'aws_dsql_cluster',
  noun: 'database cluster',
  loss: { weight: 'data', holds: 'data' },
  encryption: { key: 'kms_encryption_key', otherwise: 'aws' },
};
