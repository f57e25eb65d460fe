import type { ResourceType } from '../resource-type/resource-type';

export const iamGroupPolicy: ResourceType = {
  type: 'aws_iam_group_policy',
  references: { group: ['aws_iam_group'] },
  forceNew: ['group', 'name', 'name_prefix'],
  policies: [{ argument: 'policy', kind: 'identity', owner: 'group', ownerType: 'aws_iam_group' }],
};
