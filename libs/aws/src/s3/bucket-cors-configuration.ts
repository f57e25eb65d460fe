import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketCorsConfiguration: ResourceType = {
  type: 'aws_s3_bucket_cors_configuration',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
};
