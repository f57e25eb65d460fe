import type { ResourceType } from '../resource-type/resource-type';

export const cognitoUserPoolClient: ResourceType = {
  type: 'aws_cognito_user_pool_client',
  noun: 'app client',
  forceNew: ['generate_secret', 'user_pool_id'],
  loss: { weight: 'identity', holds: 'an id and a secret that apps have' },
};
