import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketPublicAccessBlock: ResourceType = {
  type: 'aws_s3_bucket_public_access_block',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
};
