import type { ResourceType } from '../resource-type/resource-type';

export const codebuildProject: ResourceType = {
  type: 'aws_codebuild_project',
  noun: 'build project',
  forceNew: ['name'],
  loss: { weight: 'record', holds: 'build history' },
  encryption: { key: 'encryption_key', otherwise: 'aws' },
  example: {
    source: [{ type: 'NO_SOURCE', buildspec: 'version: 0.2' }],
    artifacts: [{ type: 'NO_ARTIFACTS' }],
    environment: [
      {
        type: 'LINUX_CONTAINER',
        compute_type: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/standard:7.0',
      },
    ],
  },
};
