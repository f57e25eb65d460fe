import type { ResourceType } from '../resource-type/resource-type';

export const cognitoUserPoolDomain: ResourceType = {
  type: 'aws_cognito_user_pool_domain',
  noun: 'sign-in domain',
  nameArgument: 'domain',
  forceNew: ['domain', 'user_pool_id'],
  loss: { weight: 'identity', holds: 'a name that users know' },
};
