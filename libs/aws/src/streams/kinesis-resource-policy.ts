import type { ResourceType } from '../resource-type/resource-type';

export const kinesisResourcePolicy: ResourceType = {
  type: 'aws_kinesis_resource_policy',
  references: { resource_arn: ['aws_kinesis_stream'] },
  forceNew: ['resource_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'resource_arn',
      ownerType: 'aws_kinesis_stream',
    },
  ],
};
