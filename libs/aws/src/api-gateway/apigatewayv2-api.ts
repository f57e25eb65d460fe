import type { ResourceType } from '../resource-type/resource-type';

export const apigatewayv2Api: ResourceType = {
  type: 'aws_apigatewayv2_api',
  noun: 'API',
  loss: { weight: 'identity', holds: 'an endpoint that clients may know' },
  example: { protocol_type: 'HTTP' },
};
