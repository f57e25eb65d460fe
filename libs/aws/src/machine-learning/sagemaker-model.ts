import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerModel: ResourceType = {
  type: 'aws_sagemaker_model',
  noun: 'model',
  references: { execution_role_arn: ['aws_iam_role'] },
  forceNew: ['enable_network_isolation', 'execution_role_arn', 'name'],
  isRevision: true,
  example: {
    primary_container: [{ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/example:1' }],
  },
};
