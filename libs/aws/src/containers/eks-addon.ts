import type { ResourceType } from '../resource-type/resource-type';

export const eksAddon: ResourceType = {
  type: 'aws_eks_addon',
  noun: 'add-on',
  nameArgument: 'addon_name',
  references: { cluster_name: ['aws_eks_cluster'] },
  forceNew: ['addon_name', 'cluster_name'],
  deletion: [{ kind: 'kept', argument: 'preserve' }],
  loss: { weight: 'service', holds: 'what it does in the cluster' },
};
