import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbTableItem: ResourceType = {
  type: 'aws_dynamodb_table_item',
  noun: 'item',
  forceNew: ['hash_key', 'range_key', 'table_name'],
  loss: { weight: 'data', holds: 'attributes' },
  example: { item: '{"id":{"S":"1"}}', hash_key: 'id' },
};
