import type { ResourceType } from '../resource-type/resource-type';

export const appsyncGraphqlApi: ResourceType = {
  type: 'aws_appsync_graphql_api',
  noun: 'API',
  forceNew: ['api_type', 'visibility'],
  loss: { weight: 'identity', holds: 'an endpoint that clients may know' },
  example: { authentication_type: 'AWS_IAM' },
};
