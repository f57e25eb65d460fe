import type { ResourceType } from '../resource-type/resource-type';

export const ecrpublicRepository: ResourceType = {
  type: 'aws_ecrpublic_repository',
  noun: 'image repository',
  nameArgument: 'repository_name',
  forceNew: ['repository_name'],
  loss: { weight: 'data', holds: 'images' },
  deletion: [{ kind: 'content', argument: 'force_destroy', content: 'images' }],
};
