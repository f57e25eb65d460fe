import type { ResourceType } from '../resource-type/resource-type';

export const vpcEndpointPolicy: ResourceType = {
  type: 'aws_vpc_endpoint_policy',
  references: { vpc_endpoint_id: ['aws_vpc_endpoint'] },
  forceNew: ['vpc_endpoint_id'],
  policies: [
    {
      argument: 'policy',
      kind: 'endpoint',
      owner: 'vpc_endpoint_id',
      ownerType: 'aws_vpc_endpoint',
    },
  ],
};
