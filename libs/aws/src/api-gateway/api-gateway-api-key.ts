import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayApiKey: ResourceType = {
  type: 'aws_api_gateway_api_key',
  noun: 'API key',
  loss: { weight: 'identity', holds: 'a key that a client has' },
};
