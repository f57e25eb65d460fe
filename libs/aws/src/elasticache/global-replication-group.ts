import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheGlobalReplicationGroup: ResourceType = {
  type: 'aws_elasticache_global_replication_group',
  noun: 'global cache',
  forceNew: ['global_replication_group_id_suffix', 'primary_replication_group_id'],
  loss: { weight: 'data', holds: 'data' },
};
