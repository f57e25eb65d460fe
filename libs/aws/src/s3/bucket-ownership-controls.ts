import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketOwnershipControls: ResourceType = {
  type: 'aws_s3_bucket_ownership_controls',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  example: { rule: [{ object_ownership: 'BucketOwnerEnforced' }] },
};
