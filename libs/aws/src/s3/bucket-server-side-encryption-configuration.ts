import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketServerSideEncryptionConfiguration: ResourceType = {
  type: 'aws_s3_bucket_server_side_encryption_configuration',
  references: {
    bucket: ['aws_s3_bucket'],
    'rule.apply_server_side_encryption_by_default.kms_master_key_id': [
      'aws_kms_key',
      'aws_kms_alias',
    ],
  },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  example: { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'AES256' }] }] },
};
