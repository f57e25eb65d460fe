import type { ResourceType } from '../resource-type/resource-type';

export const eksFargateProfile: ResourceType = {
  type: 'aws_eks_fargate_profile',
  noun: 'Fargate profile',
  nameArgument: 'fargate_profile_name',
  references: { cluster_name: ['aws_eks_cluster'], pod_execution_role_arn: ['aws_iam_role'] },
  forceNew: ['cluster_name', 'fargate_profile_name', 'pod_execution_role_arn', 'subnet_ids'],
  loss: { weight: 'service', holds: 'the pods that it runs' },
  example: { pod_execution_role_arn: 'arn:aws:iam::111122223333:role/example' },
};
