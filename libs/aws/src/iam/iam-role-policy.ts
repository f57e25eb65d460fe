import type { ResourceType } from '../resource-type/resource-type';

export const iamRolePolicy: ResourceType = {
  type: 'aws_iam_role_policy',
  references: { role: ['aws_iam_role'] },
  forceNew: ['name', 'name_prefix', 'role'],
  policies: [{ argument: 'policy', kind: 'identity', owner: 'role', ownerType: 'aws_iam_role' }],
  example: { role: 'example' },
};
