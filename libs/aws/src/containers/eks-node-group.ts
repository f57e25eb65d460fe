import type { ResourceType } from '../resource-type/resource-type';

export const eksNodeGroup: ResourceType = {
  type: 'aws_eks_node_group',
  noun: 'node group',
  nameArgument: 'node_group_name',
  forceNew: [
    'cluster_name',
    'disk_size',
    'instance_types',
    'node_group_name',
    'node_group_name_prefix',
    'node_role_arn',
    'subnet_ids',
  ],
  loss: { weight: 'service', holds: 'the pods on its nodes' },
};
