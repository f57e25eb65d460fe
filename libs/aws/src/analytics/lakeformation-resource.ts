import type { ResourceType } from '../resource-type/resource-type';

export const lakeformationResource: ResourceType = {
  type: 'aws_lakeformation_resource',
  noun: 'registered location',
  nameArgument: 'arn',
  forceNew: [
    'arn',
    'hybrid_access_enabled',
    'role_arn',
    'use_service_linked_role',
    'with_federation',
  ],
  loss: { weight: 'service', holds: 'the access that Lake Formation grants to it' },
};
