import type { ResourceType } from '../resource-type/resource-type';

export const lambdaEventSourceMapping: ResourceType = {
  type: 'aws_lambda_event_source_mapping',
  references: {
    function_name: ['aws_lambda_function'],
    event_source_arn: ['aws_sqs_queue', 'aws_kinesis_stream', 'aws_dynamodb_table'],
  },
  defaults: { enabled: true },
  serviceDefaults: { maximum_batching_window_in_seconds: 0, batch_size: 10 },
  forceNew: [
    'event_source_arn',
    'queues',
    'starting_position',
    'starting_position_timestamp',
    'topics',
  ],
  guards: [
    {
      topic: 'backup',
      argument: 'destination_config.on_failure',
      kind: 'presence',
      lost: 'no longer keeps failed events',
      gained: 'keeps failed events',
    },
  ],
  deliveries: [
    {
      service: 'lambda.amazonaws.com',
      to: 'function_name',
      toTypes: ['aws_lambda_function'],
      from: 'event_source_arn',
      permission: 'role',
    },
  ],
  example: { event_source_arn: 'arn:aws:sqs:eu-west-1:111122223333:example' },
};
