import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerEndpoint: ResourceType = {
  type: 'aws_sagemaker_endpoint',
  noun: 'model endpoint',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'answers of its models' },
};
