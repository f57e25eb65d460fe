import type { ResourceType } from '../resource-type/resource-type';

export const sesIdentityPolicy: ResourceType = {
  type: 'aws_ses_identity_policy',
  forceNew: ['identity', 'name'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'identity',
      ownerType: 'aws_ses_domain_identity',
    },
  ],
};
