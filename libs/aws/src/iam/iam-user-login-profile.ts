import type { ResourceType } from '../resource-type/resource-type';

export const iamUserLoginProfile: ResourceType = {
  type: 'aws_iam_user_login_profile',
  noun: 'console password',
  nameArgument: 'user',
  references: { user: ['aws_iam_user'] },
  forceNew: ['password_length', 'password_reset_required', 'pgp_key', 'user'],
  single: { owner: 'user', ownerType: 'aws_iam_user' },
  loss: { weight: 'identity', holds: 'the sign-in of its user' },
};
