import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketPolicy: ResourceType = {
  type: 'aws_s3_bucket_policy',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket', inline: 'policy' },
  policies: [{ argument: 'policy', kind: 'resource', owner: 'bucket', ownerType: 'aws_s3_bucket' }],
};
