import type { ResourceType } from '../resource-type/resource-type';

export const redshiftClusterSnapshot: ResourceType = {
  type: 'aws_redshift_cluster_snapshot',
  noun: 'warehouse snapshot',
  loss: { weight: 'data', holds: 'copy of a warehouse' },
};
