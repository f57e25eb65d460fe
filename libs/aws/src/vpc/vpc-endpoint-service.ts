import type { ResourceType } from '../resource-type/resource-type';

export const vpcEndpointService: ResourceType = {
  type: 'aws_vpc_endpoint_service',
  noun: 'endpoint service',
  loss: { weight: 'identity', holds: 'a name that consumers know' },
};
