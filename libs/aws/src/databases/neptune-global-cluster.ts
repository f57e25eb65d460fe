import type { ResourceType } from '../resource-type/resource-type';

export const neptuneGlobalCluster: ResourceType = {
  type: 'aws_neptune_global_cluster',
  noun: 'global graph database',
  nameArgument: 'global_cluster_identifier',
  forceNew: ['engine', 'global_cluster_identifier', 'storage_encrypted'],
  loss: { weight: 'data', holds: 'data' },
  encryption: {
    flag: 'storage_encrypted',
    otherwise: 'nobody',
    inheritedFrom: ['source_db_cluster_identifier'],
  },
  example: { engine: 'neptune' },
};
