import type { ResourceType } from '../resource-type/resource-type';

export const s3tablesTableBucket: ResourceType = {
  type: 'aws_s3tables_table_bucket',
  noun: 'table bucket',
  loss: { weight: 'data', holds: 'tables' },
};
