import type { ResourceType } from '../resource-type/resource-type';

export const daxCluster: ResourceType = {
  type: 'aws_dax_cluster',
  nameArgument: 'cluster_name',
  forceNew: [
    'availability_zones',
    'cluster_endpoint_encryption_type',
    'cluster_name',
    'iam_role_arn',
    'node_type',
    'subnet_group_name',
  ],
  encryption: { flag: 'server_side_encryption.enabled', otherwise: 'nobody' },
};
