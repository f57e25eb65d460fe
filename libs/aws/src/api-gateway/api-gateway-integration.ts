import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayIntegration: ResourceType = {
  type: 'aws_api_gateway_integration',
  references: { rest_api_id: ['aws_api_gateway_rest_api'], uri: ['aws_lambda_function'] },
  forceNew: [
    'credentials',
    'http_method',
    'integration_http_method',
    'resource_id',
    'rest_api_id',
    'type',
  ],
  deliveries: [
    {
      service: 'apigateway.amazonaws.com',
      to: 'uri',
      toTypes: ['aws_lambda_function'],
      from: 'rest_api_id',
      fromType: 'aws_api_gateway_rest_api',
    },
  ],
  example: { type: 'MOCK', http_method: 'GET' },
};
