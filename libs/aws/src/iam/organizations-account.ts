import type { ResourceType } from '../resource-type/resource-type';

export const organizationsAccount: ResourceType = {
  type: 'aws_organizations_account',
  noun: 'account',
  forceNew: ['email', 'iam_user_access_to_billing', 'role_name'],
  loss: { weight: 'identity', holds: 'a whole AWS account' },
};
