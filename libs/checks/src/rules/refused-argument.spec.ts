import { problemsOf, stackOf } from '../testing/observe';
import { refusedArgument } from './refused-argument';

const found = (type: string, attributes: object) =>
  problemsOf(refusedArgument, stackOf({ [type]: { It: attributes } }));

const task = { requires_compatibilities: ['FARGATE'], network_mode: 'awsvpc' };

it.each<[string, object]>([
  ['aws_ecs_task_definition', { ...task, cpu: '256', memory: '4096' }],
  ['aws_ecs_task_definition', { ...task, cpu: '300', memory: '1024' }],
  ['aws_ecs_task_definition', { ...task, cpu: '8192', memory: '18432' }],
  ['aws_ecs_task_definition', { ...task, network_mode: 'bridge', cpu: '256', memory: '512' }],
  ['aws_ecs_service', { launch_type: 'FARGATE', capacity_provider_strategy: [{ base: 1 }] }],
  [
    'aws_ecs_service',
    {
      deployment_controller: [{ type: 'CODE_DEPLOY' }],
      deployment_circuit_breaker: [{ enable: true }],
    },
  ],
  ['aws_ecr_repository', { name: 'Shop' }],
  ['aws_appautoscaling_target', { min_capacity: 5, max_capacity: 4 }],
  ['aws_lb_target_group', { health_check: [{ timeout: 30, interval: 30 }] }],
  ['aws_lb_target_group', { health_check: [{ timeout: 30 }] }],
  ['aws_dynamodb_table', { name: 'ab' }],
  [
    'aws_apigatewayv2_integration',
    { payload_format_version: '2.0', integration_subtype: 'SQS-SendMessage' },
  ],
  ['aws_apigatewayv2_integration', { payload_format_version: '2.0', timeout_milliseconds: 60_000 }],
  ['aws_sqs_queue', { fifo_queue: true, name: 'orders' }],
  ['aws_sqs_queue', { content_based_deduplication: true }],
  ['aws_lambda_function', { environment: [{ variables: { AWS_REGION: 'eu-west-1' } }] }],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: '${aws_sqs_queue.Q.arn}', batch_size: 100 },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q', starting_position: 'LATEST' },
  ],
  ['aws_service_discovery_service', { dns_config: [{ dns_records: [{ ttl: -5 }] }] }],
  ['aws_backup_plan', { rule: [{ start_window: 60, completion_window: 60 }] }],
  [
    'aws_backup_plan',
    { rule: [{ enable_continuous_backup: true, lifecycle: [{ delete_after: 90 }] }] },
  ],
  ['aws_backup_vault_lock_configuration', { min_retention_days: 30, max_retention_days: 7 }],
])('finds %s %j', (type, attributes) => {
  expect(found(type, attributes)).toHaveLength(1);
});

it.each<[string, object]>([
  ['aws_ecs_task_definition', { ...task, cpu: '256', memory: '2048' }],
  ['aws_ecs_task_definition', { ...task, cpu: '8192', memory: '20480' }],
  ['aws_ecs_task_definition', { ...task, cpu: '${var.cpu}', memory: '1' }],
  ['aws_ecs_task_definition', { network_mode: 'bridge', cpu: '300', memory: '512' }],
  ['aws_ecs_service', { launch_type: 'FARGATE' }],
  ['aws_ecr_repository', { name: 'shop' }],
  ['aws_appautoscaling_target', { min_capacity: 4, max_capacity: 4 }],
  ['aws_lb_target_group', { health_check: [{ timeout: 5, interval: 10 }] }],
  ['aws_dynamodb_table', { name: 'abc' }],
  ['aws_apigatewayv2_integration', { payload_format_version: '2.0', timeout_milliseconds: 30_000 }],
  ['aws_sqs_queue', { fifo_queue: true, name: 'orders.fifo', content_based_deduplication: true }],
  ['aws_lambda_function', { environment: [{ variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/x' } }] }],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: '${aws_sqs_queue.Q.arn}',
      batch_size: 100,
      maximum_batching_window_in_seconds: 1,
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: '${aws_kinesis_stream.S.arn}',
      batch_size: 100,
      starting_position: 'LATEST',
    },
  ],
  ['aws_backup_plan', { rule: [{ start_window: 60, completion_window: 120 }] }],
  [
    'aws_backup_plan',
    { rule: [{ enable_continuous_backup: true, lifecycle: [{ delete_after: 35 }] }] },
  ],
  ['aws_backup_vault_lock_configuration', { min_retention_days: 7, max_retention_days: 30 }],
])('accepts %s %j', (type, attributes) => {
  expect(found(type, attributes)).toEqual([]);
});
