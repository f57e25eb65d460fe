import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketLogging: ResourceType = {
  type: 'aws_s3_bucket_logging',
  references: { bucket: ['aws_s3_bucket'], target_bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  removal: { topic: 'alarms', text: 'access to the bucket is no longer logged', about: ['bucket'] },
  deliveries: [
    {
      service: 'logging.s3.amazonaws.com',
      to: 'target_bucket',
      toTypes: ['aws_s3_bucket'],
      from: 'bucket',
      fromType: 'aws_s3_bucket',
    },
  ],
};
