import type { ResourceType } from '../resource-type/resource-type';

export const s3tablesTable: ResourceType = {
  type: 'aws_s3tables_table',
  noun: 'table',
  loss: { weight: 'data', holds: 'rows' },
  example: { format: 'ICEBERG' },
};
