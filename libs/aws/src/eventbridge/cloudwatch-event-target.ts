import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchEventTarget: ResourceType = {
  type: 'aws_cloudwatch_event_target',
  references: {
    arn: [
      'aws_sqs_queue',
      'aws_sns_topic',
      'aws_lambda_function',
      'aws_kinesis_stream',
      'aws_kinesis_firehose_delivery_stream',
      'aws_sfn_state_machine',
      'aws_ecs_cluster',
      'aws_cloudwatch_event_bus',
    ],
    role_arn: ['aws_iam_role'],
    'dead_letter_config.arn': ['aws_sqs_queue'],
  },
  forceNew: ['event_bus_name', 'rule', 'target_id'],
  deliveries: [
    {
      service: 'events.amazonaws.com',
      to: 'arn',
      toTypes: ['aws_sqs_queue', 'aws_sns_topic', 'aws_lambda_function'],
    },
    {
      service: 'events.amazonaws.com',
      to: 'arn',
      toTypes: [
        'aws_kinesis_stream',
        'aws_kinesis_firehose_delivery_stream',
        'aws_sfn_state_machine',
        'aws_ecs_cluster',
        'aws_cloudwatch_event_bus',
      ],
      permission: 'role',
      role: 'role_arn',
    },
    { service: 'events.amazonaws.com', to: 'dead_letter_config.arn', toTypes: ['aws_sqs_queue'] },
  ],
};
