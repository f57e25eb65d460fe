import type { ResourceType } from '../resource-type/resource-type';

export const redshiftCluster: ResourceType = {
  type: 'aws_redshift_cluster',
  noun: 'warehouse',
  nameArgument: 'cluster_identifier',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: {
    automated_snapshot_retention_period: 1,
    publicly_accessible: true,
    encrypted: false,
  },
  defaultsOfProvider6: { publicly_accessible: false, encrypted: true },
  forceNew: [
    'cluster_identifier',
    'cluster_subnet_group_name',
    'master_username',
    'snapshot_arn',
    'snapshot_cluster_identifier',
    'snapshot_identifier',
  ],
  loss: { weight: 'data', holds: 'data' },
  deletion: [{ kind: 'final-snapshot' }],
  guards: [
    {
      topic: 'backup',
      argument: 'automated_snapshot_retention_period',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up',
    },
  ],
  encryption: {
    flag: 'encrypted',
    key: 'kms_key_id',
    otherwise: 'nobody',
    inheritedFrom: ['snapshot_identifier'],
  },
  exposures: [
    {
      opens: 'address',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has a public address',
      closed: 'no longer has a public address',
      level: 'stop',
    },
  ],
};
