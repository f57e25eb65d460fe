import type { ResourceType } from '../resource-type/resource-type';

export const docdbClusterInstance: ResourceType = {
  type: 'aws_docdb_cluster_instance',
  noun: 'database instance',
  nameArgument: 'identifier',
  forceNew: [
    'availability_zone',
    'cluster_identifier',
    'engine',
    'identifier',
    'identifier_prefix',
  ],
  loss: { weight: 'service', holds: 'the connections to it' },
};
