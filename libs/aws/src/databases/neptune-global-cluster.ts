import type { ResourceType } from '../resource-type/resource-type';

export const neptuneGlobalCluster: ResourceType = {
  type: 'aws_neptune_global_cluster',
  noun: 'global graph database',
  nameArgument: 'global_cluster_identifier',
  loss: { weight: 'data', holds: 'data' },
  example: { engine: 'neptune' },
};
