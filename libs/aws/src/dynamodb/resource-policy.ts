import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbResourcePolicy: ResourceType = {
  type: 'aws_dynamodb_resource_policy',
  references: { resource_arn: ['aws_dynamodb_table'] },
  forceNew: ['resource_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'resource_arn',
      ownerType: 'aws_dynamodb_table',
    },
  ],
};
