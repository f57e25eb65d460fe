import type { ResourceType } from '../resource-type/resource-type';

export const ecrRepositoryPolicy: ResourceType = {
  type: 'aws_ecr_repository_policy',
  references: { repository: ['aws_ecr_repository'] },
  forceNew: ['repository'],
  policies: [
    { argument: 'policy', kind: 'resource', owner: 'repository', ownerType: 'aws_ecr_repository' },
  ],
};
