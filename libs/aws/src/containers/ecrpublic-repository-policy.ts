import type { ResourceType } from '../resource-type/resource-type';

export const ecrpublicRepositoryPolicy: ResourceType = {
  type: 'aws_ecrpublic_repository_policy',
  references: { repository_name: ['aws_ecrpublic_repository'] },
  forceNew: ['repository_name'],
  single: { owner: 'repository_name', ownerType: 'aws_ecrpublic_repository' },
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'repository_name',
      ownerType: 'aws_ecrpublic_repository',
    },
  ],
};
