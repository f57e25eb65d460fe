import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogDestination: ResourceType = {
  type: 'aws_cloudwatch_log_destination',
  noun: 'log destination',
  references: {
    role_arn: ['aws_iam_role'],
    target_arn: ['aws_kinesis_stream', 'aws_kinesis_firehose_delivery_stream'],
  },
  forceNew: ['name'],
  loss: { weight: 'identity', holds: 'the ARN that other accounts send logs to' },
  example: {
    role_arn: 'arn:aws:iam::111122223333:role/example',
    target_arn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/example',
  },
};
