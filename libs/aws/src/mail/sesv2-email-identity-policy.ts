import type { ResourceType } from '../resource-type/resource-type';

export const sesv2EmailIdentityPolicy: ResourceType = {
  type: 'aws_sesv2_email_identity_policy',
  forceNew: ['email_identity', 'policy_name'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'email_identity',
      ownerType: 'aws_sesv2_email_identity',
    },
  ],
};
