import type { ResourceType } from '../resource-type/resource-type';

export const organizationsAccount: ResourceType = {
  type: 'aws_organizations_account',
  noun: 'account',
  loss: { weight: 'identity', holds: 'a whole AWS account' },
};
