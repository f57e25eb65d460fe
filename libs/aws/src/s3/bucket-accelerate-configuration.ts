import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketAccelerateConfiguration: ResourceType = {
  type: 'aws_s3_bucket_accelerate_configuration',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  example: { status: 'Enabled' },
};
