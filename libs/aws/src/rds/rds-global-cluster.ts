import type { ResourceType } from '../resource-type/resource-type';

export const rdsGlobalCluster: ResourceType = {
  type: 'aws_rds_global_cluster',
  noun: 'global database',
  nameArgument: 'global_cluster_identifier',
  forceNew: ['database_name', 'global_cluster_identifier', 'storage_encrypted'],
  loss: { weight: 'data', holds: 'data' },
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
  ],
  encryption: {
    flag: 'storage_encrypted',
    otherwise: 'nobody',
    inheritedFrom: ['source_db_cluster_identifier'],
  },
};
