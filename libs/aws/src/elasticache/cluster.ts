import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheCluster: ResourceType = {
  type: 'aws_elasticache_cluster',
  noun: 'cache',
  nameArgument: 'cluster_id',
  serviceDefaults: { snapshot_retention_limit: 0 },
  forceNew: [
    'availability_zone',
    'outpost_mode',
    'port',
    'preferred_outpost_arn',
    'snapshot_arns',
    'snapshot_name',
    'subnet_group_name',
    'transit_encryption_enabled',
  ],
  loss: { weight: 'data', holds: 'data' },
  guards: [
    {
      topic: 'backup',
      argument: 'snapshot_retention_limit',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up',
    },
  ],
  example: { engine: 'redis', node_type: 'cache.t4g.micro', num_cache_nodes: 1 },
};
