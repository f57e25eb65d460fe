import type { ResourceType } from '../resource-type/resource-type';

export const eksNodeGroup: ResourceType = {
  type: 'aws_eks_node_group',
  noun: 'node group',
  nameArgument: 'node_group_name',
  loss: { weight: 'service', holds: 'the pods on its nodes' },
};
