import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheReplicationGroup: ResourceType = {
  type: 'aws_elasticache_replication_group',
  noun: 'cache',
  nameArgument: 'replication_group_id',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  serviceDefaults: { snapshot_retention_limit: 0 },
  forceNew: [
    'kms_key_id',
    'port',
    'replication_group_id',
    'security_group_names',
    'snapshot_arns',
    'snapshot_name',
    'subnet_group_name',
  ],
  loss: { weight: 'data', holds: 'data' },
  guards: [
    {
      topic: 'protection',
      argument: 'automatic_failover_enabled',
      kind: 'flag',
      lost: 'no longer fails over to a replica',
      gained: 'fails over to a replica by itself',
    },
    {
      topic: 'backup',
      argument: 'snapshot_retention_limit',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up',
    },
  ],
  encryption: {
    flag: 'at_rest_encryption_enabled',
    key: 'kms_key_id',
    otherwise: 'nobody',
    inheritedFrom: ['global_replication_group_id'],
  },
  example: { node_type: 'cache.t4g.micro' },
};
