import type { ResourceType } from '../resource-type/resource-type';

export const configDeliveryChannel: ResourceType = {
  type: 'aws_config_delivery_channel',
  noun: 'delivery channel',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'what AWS Config delivers' },
  references: { s3_bucket_name: ['aws_s3_bucket'], sns_topic_arn: ['aws_sns_topic'] },
};
