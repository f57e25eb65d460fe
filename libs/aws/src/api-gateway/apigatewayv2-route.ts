import type { ResourceType } from '../resource-type/resource-type';

export const apigatewayv2Route: ResourceType = {
  type: 'aws_apigatewayv2_route',
  defaults: { authorization_type: 'NONE' },
  forceNew: ['api_id'],
  exposures: [
    {
      opens: 'use',
      argument: 'authorization_type',
      when: ['NONE'],
      open: 'can be called by everybody (no authorization)',
      closed: 'asks callers for authorization',
    },
  ],
};
