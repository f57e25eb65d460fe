import type { ResourceType } from '../resource-type/resource-type';

export const apigatewayv2Api: ResourceType = {
  type: 'aws_apigatewayv2_api',
  noun: 'API',
  forceNew: ['credentials_arn', 'protocol_type', 'route_key', 'target'],
  loss: { weight: 'identity', holds: 'an endpoint that clients may know' },
  example: { protocol_type: 'HTTP' },
};
