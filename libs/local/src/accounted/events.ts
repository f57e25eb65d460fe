import type { Coverage } from './coverage';

const OTHER_TARGETS = [
  'appsync_target',
  'batch_target',
  'ecs_target',
  'http_target',
  'kinesis_target',
  'redshift_target',
  'run_command_targets',
  'sagemaker_pipeline_target',
];

export const EVENTS: Coverage = {
  aws_cloudwatch_event_bus: {
    simulated: ['name', 'region'],
    noEffect: ['description', 'id', 'log_config', 'tags', 'tags_all'],
    notSimulated: {
      dead_letter_config: { says: 'dead_letter_config of a bus is not simulated' },
      event_source_name: { says: 'partner event sources are not simulated' },
      kms_key_identifier: {
        says: 'kms_key_identifier is not simulated: no permission of the key is asked for',
      },
    },
  },
  aws_cloudwatch_event_bus_policy: {
    simulated: ['event_bus_name', 'policy', 'region'],
    noEffect: ['id'],
  },
  aws_cloudwatch_event_rule: {
    simulated: [
      'event_bus_name',
      'event_pattern',
      'is_enabled',
      'name',
      'name_prefix',
      'region',
      'schedule_expression',
      'state',
    ],
    noEffect: ['description', 'force_destroy', 'id', 'role_arn', 'tags', 'tags_all'],
  },
  aws_cloudwatch_event_target: {
    simulated: [
      'arn',
      'dead_letter_config',
      'event_bus_name',
      'input',
      'input_path',
      'input_transformer',
      'region',
      'role_arn',
      'rule',
      'sqs_target',
      'target_id',
    ],
    // Targets here are never away, so that nothing is tried again.
    noEffect: ['force_destroy', 'id', 'retry_policy'],
    notSimulated: Object.fromEntries(
      OTHER_TARGETS.map((name) => [
        name,
        { says: `${name} is not simulated: targets are SQS, SNS, Lambda and event buses` },
      ]),
    ),
  },
  aws_scheduler_schedule: {
    simulated: [
      'end_date',
      'group_name',
      'name',
      'name_prefix',
      'region',
      'schedule_expression',
      'schedule_expression_timezone',
      'start_date',
      'state',
      'target',
    ],
    noEffect: ['action_after_completion', 'description', 'id'],
    notSimulated: {
      flexible_time_window: {
        says: 'flexible_time_window is not simulated: it fires at its time',
        unless: ['OFF'],
      },
      kms_key_arn: { says: 'kms_key_arn is not simulated: no permission of the key is asked for' },
    },
  },
};

export const EVENTS_WITHOUT_EFFECT: readonly string[] = ['aws_scheduler_schedule_group'];
