import type { ResourceType } from '../resource-type/resource-type';

export const codebuildResourcePolicy: ResourceType = {
  type: 'aws_codebuild_resource_policy',
  forceNew: ['resource_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'resource_arn',
      ownerType: 'aws_codebuild_project',
    },
  ],
};
