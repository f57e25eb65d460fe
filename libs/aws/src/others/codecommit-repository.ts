import type { ResourceType } from '../resource-type/resource-type';

export const codecommitRepository: ResourceType = {
  type: 'aws_codecommit_repository',
  noun: 'repository',
  nameArgument: 'repository_name',
  loss: { weight: 'data', holds: 'source code' },
};
