import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogSubscriptionFilter: ResourceType = {
  type: 'aws_cloudwatch_log_subscription_filter',
  references: {
    log_group_name: ['aws_cloudwatch_log_group'],
    destination_arn: [
      'aws_lambda_function',
      'aws_kinesis_stream',
      'aws_kinesis_firehose_delivery_stream',
    ],
    role_arn: ['aws_iam_role'],
  },
  forceNew: ['destination_arn', 'log_group_name', 'name'],
  deliveries: [
    {
      service: 'logs.amazonaws.com',
      to: 'destination_arn',
      toTypes: ['aws_lambda_function'],
      from: 'log_group_name',
      fromType: 'aws_cloudwatch_log_group',
    },
    {
      service: 'logs.amazonaws.com',
      to: 'destination_arn',
      toTypes: ['aws_kinesis_stream', 'aws_kinesis_firehose_delivery_stream'],
      from: 'log_group_name',
      fromType: 'aws_cloudwatch_log_group',
      permission: 'role',
      role: 'role_arn',
    },
  ],
};
