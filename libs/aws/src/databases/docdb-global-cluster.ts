import type { ResourceType } from '../resource-type/resource-type';

export const docdbGlobalCluster: ResourceType = {
  type: 'aws_docdb_global_cluster',
  noun: 'global document database',
  nameArgument: 'global_cluster_identifier',
  forceNew: ['database_name', 'engine', 'global_cluster_identifier', 'storage_encrypted'],
  loss: { weight: 'data', holds: 'documents' },
  encryption: {
    flag: 'storage_encrypted',
    otherwise: 'nobody',
    inheritedFrom: ['source_db_cluster_identifier'],
  },
  example: { engine: 'docdb' },
};
