import type { ResourceType } from '../resource-type/resource-type';

export const cloudtrail: ResourceType = {
  type: 'aws_cloudtrail',
  references: {
    kms_key_id: ['aws_kms_key', 'aws_kms_alias'],
    s3_bucket_name: ['aws_s3_bucket'],
    sns_topic_name: ['aws_sns_topic'],
  },
  defaults: {
    enable_logging: true,
    is_multi_region_trail: false,
    enable_log_file_validation: false,
  },
  forceNew: ['name'],
  guards: [
    {
      topic: 'alarms',
      argument: 'enable_logging',
      kind: 'flag',
      lost: 'no longer records anything',
      gained: 'records what is done',
      level: 'stop',
    },
    {
      topic: 'alarms',
      argument: 'is_multi_region_trail',
      kind: 'flag',
      lost: 'records only what is done in one region',
      gained: 'records what is done in every region',
    },
    {
      topic: 'alarms',
      argument: 'enable_log_file_validation',
      kind: 'flag',
      lost: 'no longer shows whether its files were changed',
      gained: 'shows whether its files were changed',
    },
  ],
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  deliveries: [
    { service: 'cloudtrail.amazonaws.com', to: 's3_bucket_name', toTypes: ['aws_s3_bucket'] },
    { service: 'cloudtrail.amazonaws.com', to: 'sns_topic_name', toTypes: ['aws_sns_topic'] },
  ],
};
