import type { ResourceType } from '../resource-type/resource-type';

export const iamUserPolicy: ResourceType = {
  type: 'aws_iam_user_policy',
  references: { user: ['aws_iam_user'] },
  forceNew: ['name', 'name_prefix', 'user'],
  policies: [{ argument: 'policy', kind: 'identity', owner: 'user', ownerType: 'aws_iam_user' }],
};
