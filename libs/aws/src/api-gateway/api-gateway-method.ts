import type { ResourceType } from '../resource-type/resource-type';

export const apiGatewayMethod: ResourceType = {
  type: 'aws_api_gateway_method',
  forceNew: ['http_method', 'resource_id', 'rest_api_id'],
  exposures: [
    {
      opens: 'use',
      argument: 'authorization',
      when: ['NONE'],
      notWhen: { http_method: ['OPTIONS'] },
      open: 'can be called by everybody (no authorization)',
      closed: 'asks callers for authorization',
    },
  ],
  example: { http_method: 'GET', authorization: 'NONE' },
};
