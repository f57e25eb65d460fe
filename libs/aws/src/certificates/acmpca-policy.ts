import type { ResourceType } from '../resource-type/resource-type';

export const acmpcaPolicy: ResourceType = {
  type: 'aws_acmpca_policy',
  forceNew: ['resource_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'resource_arn',
      ownerType: 'aws_acmpca_certificate_authority',
    },
  ],
};
