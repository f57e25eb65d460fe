import type { ResourceType } from '../resource-type/resource-type';

export const kinesisFirehoseDeliveryStream: ResourceType = {
  type: 'aws_kinesis_firehose_delivery_stream',
  arn: 'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}',
  forceNew: ['destination', 'name'],
  receivedBy: 'firehose:PutRecord',
  example: {
    destination: 'extended_s3',
    extended_s3_configuration: [
      { bucket_arn: 'arn:aws:s3:::example', role_arn: 'arn:aws:iam::111122223333:role/example' },
    ],
  },
};
