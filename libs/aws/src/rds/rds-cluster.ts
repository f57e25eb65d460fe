import type { ResourceType } from '../resource-type/resource-type';

export const rdsCluster: ResourceType = {
  type: 'aws_rds_cluster',
  noun: 'database cluster',
  nameArgument: 'cluster_identifier',
  arn: 'arn:{partition}:rds:{region}:{account}:cluster:{name}',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  serviceDefaults: { backup_retention_period: 1 },
  forceNew: [
    'cluster_identifier',
    'engine',
    'database_name',
    'master_username',
    'kms_key_id',
    'storage_encrypted',
  ],
  loss: { weight: 'data', holds: 'data' },
  deletion: [
    { kind: 'refused', argument: 'deletion_protection' },
    { kind: 'final-snapshot' },
    { kind: 'automated-backups', argument: 'delete_automated_backups' },
  ],
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
    key: 'kms_key_id',
    otherwise: 'nobody',
    inheritedFrom: [
      'snapshot_identifier',
      'replication_source_identifier',
      'global_cluster_identifier',
    ],
  },
  example: {
    engine: 'aurora-postgresql',
    master_username: 'example',
    master_password: 'example-password',
  },
};
