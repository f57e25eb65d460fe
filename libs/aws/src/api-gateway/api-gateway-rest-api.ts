import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayRestApi: ResourceType = {
  type: 'aws_api_gateway_rest_api',
  noun: 'API',
  loss: { weight: 'identity', holds: 'an endpoint that clients may know' },
  policies: [{ argument: 'policy', kind: 'resource' }],
};
