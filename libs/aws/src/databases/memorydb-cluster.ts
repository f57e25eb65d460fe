import type { ResourceType } from '../resource-type/resource-type';

export const memorydbCluster: ResourceType = {
  type: 'aws_memorydb_cluster',
  noun: 'in-memory database',
  serviceDefaults: { snapshot_retention_limit: 0 },
  forceNew: [
    'auto_minor_version_upgrade',
    'data_tiering',
    'kms_key_arn',
    'multi_region_cluster_name',
    'name',
    'name_prefix',
    'port',
    'snapshot_arns',
    'snapshot_name',
    'subnet_group_name',
    'tls_enabled',
  ],
  loss: { weight: 'data', holds: 'data' },
  guards: [
    {
      topic: 'backup',
      argument: 'snapshot_retention_limit',
      kind: 'amount',
      what: 'keeps snapshots for',
      unit: 'days',
      none: 'is no longer backed up',
    },
  ],
  encryption: { key: 'kms_key_arn', otherwise: 'aws' },
};
