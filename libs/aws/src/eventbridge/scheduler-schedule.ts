import type { ResourceType } from '../resource-type/resource-type';

export const schedulerSchedule: ResourceType = {
  type: 'aws_scheduler_schedule',
  references: {
    'target.arn': [
      'aws_sqs_queue',
      'aws_sns_topic',
      'aws_lambda_function',
      'aws_kinesis_stream',
      'aws_sfn_state_machine',
    ],
    'target.role_arn': ['aws_iam_role'],
  },
  forceNew: ['group_name', 'name', 'name_prefix'],
  deliveries: [
    {
      service: 'scheduler.amazonaws.com',
      to: 'target.arn',
      toTypes: [
        'aws_sqs_queue',
        'aws_sns_topic',
        'aws_lambda_function',
        'aws_kinesis_stream',
        'aws_sfn_state_machine',
      ],
      permission: 'role',
      role: 'target.role_arn',
    },
  ],
  example: {
    schedule_expression: 'rate(1 hour)',
    flexible_time_window: [{ mode: 'OFF' }],
    target: [
      {
        arn: 'arn:aws:sqs:eu-west-1:111122223333:example',
        role_arn: 'arn:aws:iam::111122223333:role/example',
      },
    ],
  },
};
