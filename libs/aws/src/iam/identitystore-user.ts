import type { ResourceType } from '../resource-type/resource-type';

export const identitystoreUser: ResourceType = {
  type: 'aws_identitystore_user',
  noun: 'user',
  nameArgument: 'user_name',
  forceNew: ['identity_store_id', 'user_name'],
  loss: { weight: 'data', holds: 'assignments' },
};
