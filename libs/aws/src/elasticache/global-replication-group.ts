import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheGlobalReplicationGroup: ResourceType = {
  type: 'aws_elasticache_global_replication_group',
  noun: 'global cache',
  loss: { weight: 'data', holds: 'data' },
};
