import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbGlobalTable: ResourceType = {
  type: 'aws_dynamodb_global_table',
  noun: 'global table',
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'items' },
};
