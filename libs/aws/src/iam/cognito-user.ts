import type { ResourceType } from '../resource-type/resource-type';

export const cognitoUser: ResourceType = {
  type: 'aws_cognito_user',
  noun: 'user',
  nameArgument: 'username',
  forceNew: ['user_pool_id', 'username'],
  loss: { weight: 'data', holds: 'password' },
};
