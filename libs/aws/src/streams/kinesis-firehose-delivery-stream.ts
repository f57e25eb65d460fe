import type { ResourceType } from '../resource-type/resource-type';

export const kinesisFirehoseDeliveryStream: ResourceType = {
  type: 'aws_kinesis_firehose_delivery_stream',
  arn: 'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}',
  receivedBy: 'firehose:PutRecord',
};
