import type { ResourceType } from '../resource-type/resource-type';

export const codeartifactRepositoryPermissionsPolicy: ResourceType = {
  type: 'aws_codeartifact_repository_permissions_policy',
  references: { repository: ['aws_codeartifact_repository'] },
  forceNew: ['domain', 'domain_owner', 'repository'],
  policies: [
    {
      argument: 'policy_document',
      kind: 'resource',
      owner: 'repository',
      ownerType: 'aws_codeartifact_repository',
    },
  ],
};
