import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketReplicationConfiguration: ResourceType = {
  type: 'aws_s3_bucket_replication_configuration',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  removal: { topic: 'backup', text: 'is no longer replicated', of: 'owner', about: ['bucket'] },
  example: { rule: [{ status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::example' }] }] },
};
