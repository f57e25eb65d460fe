import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayDeployment: ResourceType = {
  type: 'aws_api_gateway_deployment',
  forceNew: ['rest_api_id', 'triggers', 'variables'],
  isRevision: true,
};
