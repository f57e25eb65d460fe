import type { ResourceType } from '../resource-type/resource-type';

export const redshiftClusterSnapshot: ResourceType = {
  type: 'aws_redshift_cluster_snapshot',
  noun: 'warehouse snapshot',
  nameArgument: 'snapshot_identifier',
  forceNew: ['cluster_identifier', 'snapshot_identifier'],
  loss: { weight: 'data', holds: 'copy of a warehouse' },
};
