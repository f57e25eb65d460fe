import type { ResourceType } from '../resource-type/resource-type';

export const memorydbCluster: ResourceType = {
  type: 'aws_memorydb_cluster',
  noun: 'in-memory database',
  loss: { weight: 'data', holds: 'data' },
};
