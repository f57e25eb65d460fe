import type { ResourceType } from '../resource-type/resource-type';

export const s3Bucket: ResourceType = {
  type: 'aws_s3_bucket',
  noun: 'bucket',
  nameArgument: 'bucket',
  arn: 'arn:{partition}:s3:::{name}',
  attributes: {
    id: '{name}',
    bucket: '{name}',
    region: '{region}',
    bucket_region: '{region}',
    bucket_domain_name: '{name}.s3.amazonaws.com',
    bucket_regional_domain_name: '{name}.s3.{region}.amazonaws.com',
  },
  onlyInProvider6: ['bucket_region'],
  forceNew: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  loss: { weight: 'data', holds: 'objects' },
  deletion: [{ kind: 'content', argument: 'force_destroy', content: 'objects' }],
  guards: [
    {
      topic: 'protection',
      argument: 'force_destroy',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_destroy is on',
      gained: 'would not be destroyed while something is in it: force_destroy is off',
    },
  ],
  exposures: [
    {
      opens: 'use',
      argument: 'acl',
      when: ['public-read', 'public-read-write', 'authenticated-read'],
      open: 'can be read by everybody (its ACL)',
      closed: 'is no longer open to everybody by its ACL',
    },
  ],
  policies: [{ argument: 'policy', kind: 'resource' }],
  quotas: [
    {
      name: 'bucketPolicySize',
      counted: 'bytes of a bucket policy',
      limit: 20_480,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
    },
  ],
  receivedBy: 's3:PutObject',
};
