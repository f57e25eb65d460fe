import type { ResourceType } from '../resource-type/resource-type';

export const codeartifactDomainPermissionsPolicy: ResourceType = {
  type: 'aws_codeartifact_domain_permissions_policy',
  references: { domain: ['aws_codeartifact_domain'] },
  forceNew: ['domain', 'domain_owner'],
  single: { owner: 'domain', ownerType: 'aws_codeartifact_domain' },
  policies: [
    {
      argument: 'policy_document',
      kind: 'resource',
      owner: 'domain',
      ownerType: 'aws_codeartifact_domain',
    },
  ],
};
