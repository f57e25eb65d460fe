import type { ResourceType } from '../resource-type/resource-type';

export const cognitoIdentityPool: ResourceType = {
  type: 'aws_cognito_identity_pool',
  noun: 'identity pool',
  nameArgument: 'identity_pool_name',
  forceNew: ['developer_provider_name', 'identity_pool_name'],
  loss: { weight: 'data', holds: 'identities of users' },
};
