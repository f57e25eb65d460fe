import type { ResourceType } from '../resource-type/resource-type';

export const neptuneClusterInstance: ResourceType = {
  type: 'aws_neptune_cluster_instance',
  noun: 'database instance',
  nameArgument: 'identifier',
  loss: { weight: 'service', holds: 'the connections to it' },
};
