import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketLifecycleConfiguration: ResourceType = {
  type: 'aws_s3_bucket_lifecycle_configuration',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
};
