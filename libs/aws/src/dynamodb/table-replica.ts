import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbTableReplica: ResourceType = {
  type: 'aws_dynamodb_table_replica',
  removal: { topic: 'backup', text: 'the replica of the table goes' },
};
