import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketWebsiteConfiguration: ResourceType = {
  type: 'aws_s3_bucket_website_configuration',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  example: { index_document: [{ suffix: 'index.html' }] },
};
