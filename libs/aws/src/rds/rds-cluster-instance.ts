import type { ResourceType } from '../resource-type/resource-type';

export const rdsClusterInstance: ResourceType = {
  type: 'aws_rds_cluster_instance',
  noun: 'database instance',
  nameArgument: 'identifier',
  forceNew: [
    'availability_zone',
    'cluster_identifier',
    'custom_iam_instance_profile',
    'db_subnet_group_name',
    'engine',
    'identifier',
    'identifier_prefix',
  ],
  loss: { weight: 'service', holds: 'the connections to it' },
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
  example: { engine: 'aurora-postgresql', instance_class: 'db.t4g.medium' },
};
