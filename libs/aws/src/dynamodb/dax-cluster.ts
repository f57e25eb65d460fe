import type { ResourceType } from '../resource-type/resource-type';

export const daxCluster: ResourceType = {
  type: 'aws_dax_cluster',
  nameArgument: 'cluster_name',
  encryption: { flag: 'server_side_encryption.enabled', otherwise: 'nobody' },
};
