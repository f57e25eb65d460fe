import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayRestApiPolicy: ResourceType = {
  type: 'aws_api_gateway_rest_api_policy',
  references: { rest_api_id: ['aws_api_gateway_rest_api'] },
  forceNew: ['rest_api_id'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'rest_api_id',
      ownerType: 'aws_api_gateway_rest_api',
    },
  ],
};
