import type { ResourceType } from '../resource-type/resource-type';

export const neptuneCluster: ResourceType = {
  type: 'aws_neptune_cluster',
  noun: 'graph database',
  nameArgument: 'cluster_identifier',
  references: { kms_key_arn: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: { backup_retention_period: 1 },
  forceNew: [
    'availability_zones',
    'cluster_identifier',
    'cluster_identifier_prefix',
    'engine',
    'kms_key_arn',
    'neptune_subnet_group_name',
    'port',
    'storage_encrypted',
  ],
  loss: { weight: 'data', holds: 'data' },
  deletion: [{ kind: 'refused', argument: 'deletion_protection' }, { kind: 'final-snapshot' }],
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
    {
      topic: 'backup',
      argument: 'backup_retention_period',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up',
    },
    {
      topic: 'backup',
      argument: 'skip_final_snapshot',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed without a final snapshot',
      gained: 'would be destroyed with a final snapshot',
    },
  ],
  encryption: {
    flag: 'storage_encrypted',
    key: 'kms_key_arn',
    otherwise: 'nobody',
    inheritedFrom: [
      'snapshot_identifier',
      'replication_source_identifier',
      'global_cluster_identifier',
    ],
  },
};
