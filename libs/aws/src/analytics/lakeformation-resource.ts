import type { ResourceType } from '../resource-type/resource-type';

export const lakeformationResource: ResourceType = {
  type: 'aws_lakeformation_resource',
  noun: 'registered location',
  nameArgument: 'arn',
  loss: { weight: 'service', holds: 'the access that Lake Formation grants to it' },
};
