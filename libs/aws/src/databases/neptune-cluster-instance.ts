import type { ResourceType } from '../resource-type/resource-type';

export const neptuneClusterInstance: ResourceType = {
  type: 'aws_neptune_cluster_instance',
  noun: 'database instance',
  nameArgument: 'identifier',
  forceNew: [
    'availability_zone',
    'cluster_identifier',
    'engine',
    'identifier',
    'identifier_prefix',
    'neptune_subnet_group_name',
    'port',
    'publicly_accessible',
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
};
