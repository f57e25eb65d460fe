import type { ResourceType } from '../resource-type/resource-type';

export const ssoadminPermissionSetInlinePolicy: ResourceType = {
  type: 'aws_ssoadmin_permission_set_inline_policy',
  references: { permission_set_arn: ['aws_ssoadmin_permission_set'] },
  forceNew: ['instance_arn', 'permission_set_arn'],
  policies: [
    {
      argument: 'inline_policy',
      kind: 'identity',
      owner: 'permission_set_arn',
      ownerType: 'aws_ssoadmin_permission_set',
    },
  ],
};
