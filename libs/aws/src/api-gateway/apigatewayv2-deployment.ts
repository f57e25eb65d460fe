import type { ResourceType } from '../resource-type/resource-type';

export const apigatewayv2Deployment: ResourceType = {
  type: 'aws_apigatewayv2_deployment',
  forceNew: ['api_id', 'triggers'],
  isRevision: true,
};
