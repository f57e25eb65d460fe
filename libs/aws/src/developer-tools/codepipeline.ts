import type { ResourceType } from '../resource-type/resource-type';

export const codepipeline: ResourceType = {
  type: 'aws_codepipeline',
  noun: 'pipeline',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'its runs' },
  references: { role_arn: ['aws_iam_role'] },
  encryption: { key: 'artifact_store.encryption_key.id', otherwise: 'aws' },
  example: {
    role_arn: 'arn:aws:iam::111122223333:role/example',
    artifact_store: [{ location: 'example', type: 'S3' }],
    stage: [
      {
        name: 'Source',
        action: [
          {
            name: 'Source',
            category: 'Source',
            owner: 'AWS',
            provider: 'S3',
            version: '1',
            output_artifacts: ['source'],
          },
        ],
      },
      {
        name: 'Build',
        action: [
          {
            name: 'Build',
            category: 'Build',
            owner: 'AWS',
            provider: 'CodeBuild',
            version: '1',
            input_artifacts: ['source'],
          },
        ],
      },
    ],
  },
};
