import type { ResourceType } from '../resource-type/resource-type';

export const codeartifactRepository: ResourceType = {
  type: 'aws_codeartifact_repository',
  noun: 'package repository',
  nameArgument: 'repository',
  forceNew: ['domain', 'repository'],
  loss: { weight: 'data', holds: 'packages' },
};
