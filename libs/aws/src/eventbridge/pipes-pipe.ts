import type { ResourceType } from '../resource-type/resource-type';

export const pipesPipe: ResourceType = {
  type: 'aws_pipes_pipe',
  references: {
    target: [
      'aws_sqs_queue',
      'aws_sns_topic',
      'aws_lambda_function',
      'aws_kinesis_stream',
      'aws_sfn_state_machine',
      'aws_cloudwatch_event_bus',
    ],
    role_arn: ['aws_iam_role'],
  },
  forceNew: ['name', 'name_prefix', 'source'],
  deliveries: [
    {
      service: 'pipes.amazonaws.com',
      to: 'target',
      toTypes: [
        'aws_sqs_queue',
        'aws_sns_topic',
        'aws_lambda_function',
        'aws_kinesis_stream',
        'aws_sfn_state_machine',
        'aws_cloudwatch_event_bus',
      ],
      from: 'source',
      permission: 'role',
      role: 'role_arn',
    },
  ],
  example: {
    source: 'arn:aws:sqs:eu-west-1:111122223333:source',
    target: 'arn:aws:sqs:eu-west-1:111122223333:target',
  },
};
