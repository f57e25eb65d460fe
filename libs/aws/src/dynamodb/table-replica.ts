import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbTableReplica: ResourceType = {
  type: 'aws_dynamodb_table_replica',
  forceNew: ['global_table_arn', 'kms_key_arn', 'table_class_override'],
  removal: { topic: 'backup', text: 'the replica of the table goes' },
};
