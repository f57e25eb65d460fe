import type { ResourceType } from '../resource-type/resource-type';

export const codebuildProject: ResourceType = {
  type: 'aws_codebuild_project',
  noun: 'build project',
  loss: { weight: 'record', holds: 'build history' },
};
