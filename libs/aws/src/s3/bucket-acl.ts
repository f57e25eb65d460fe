import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketAcl: ResourceType = {
  type: 'aws_s3_bucket_acl',
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  exposures: [
    {
      opens: 'use',
      argument: 'acl',
      when: ['public-read', 'public-read-write', 'authenticated-read'],
      open: 'can be read by everybody (its ACL)',
      closed: 'is no longer open to everybody by its ACL',
    },
  ],
  example: { acl: 'private' },
};
