import type { ResourceType } from '../resource-type/resource-type';

export const apigatewayv2Integration: ResourceType = {
  type: 'aws_apigatewayv2_integration',
  references: { api_id: ['aws_apigatewayv2_api'], integration_uri: ['aws_lambda_function'] },
  forceNew: ['api_id', 'integration_subtype', 'integration_type'],
  deliveries: [
    {
      service: 'apigateway.amazonaws.com',
      to: 'integration_uri',
      toTypes: ['aws_lambda_function'],
      from: 'api_id',
      fromType: 'aws_apigatewayv2_api',
    },
  ],
  example: { integration_type: 'HTTP_PROXY', integration_uri: 'https://example.com' },
};
