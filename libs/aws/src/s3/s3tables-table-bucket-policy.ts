import type { ResourceType } from '../resource-type/resource-type';

export const s3tablesTableBucketPolicy: ResourceType = {
  type: 'aws_s3tables_table_bucket_policy',
  forceNew: ['table_bucket_arn'],
  single: { owner: 'table_bucket_arn', ownerType: 'aws_s3tables_table_bucket' },
  policies: [
    {
      argument: 'resource_policy',
      kind: 'resource',
      owner: 'table_bucket_arn',
      ownerType: 'aws_s3tables_table_bucket',
    },
  ],
};
