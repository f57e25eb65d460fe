import { Estate } from '../estate/estate';
import { REFUSALS } from '../refusal/refusals';
import { examplePairs, readExample, type Example } from '../testing/examples';
import { problemsOf, stackOf } from '../testing/observe';
import { refusedArgument } from './refused-argument';

const found = (type: string, attributes: object) =>
  problemsOf(refusedArgument, stackOf({ [type]: { It: attributes } }));

const SNAP_START = { snap_start: [{ apply_on: 'PublishedVersions' }] };

/** A rule of a web ACL that blocks a country. */
const rule = (rest: object) => ({
  name: 'a',
  priority: 1,
  action: [{ block: [{}] }],
  statement: [{ geo_match_statement: [{ country_codes: ['XX'] }] }],
  ...rest,
});
const GROUP_RULE = {
  name: 'managed',
  priority: 1,
  override_action: [{ none: [{}] }],
  statement: [{ managed_rule_group_statement: [{ name: 'Common', vendor_name: 'AWS' }] }],
};
const transformed = (...priorities: readonly number[]) => [
  {
    not_statement: [
      {
        statement: [
          {
            byte_match_statement: [
              { text_transformation: priorities.map((priority) => ({ priority, type: 'NONE' })) },
            ],
          },
        ],
      },
    ],
  },
];
const locals = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `index${at}` }));
const paths = (count: number) => [
  { path_pattern: [{ values: Array.from({ length: count }, (_, at) => `/${at}/*`) }] },
];

const model = ($ref: string): string => JSON.stringify({ properties: { order: { $ref } } });

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
    { event_source_arn: '${aws_sqs_queue.Q.arn}', scaling_config: [{ maximum_concurrency: 1 }] },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q', starting_position: 'LATEST' },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q.fifo', batch_size: 11 },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: 'arn:aws:sqs:eu-west-1:1:q.fifo',
      maximum_batching_window_in_seconds: 1,
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: 'arn:aws:sqs:eu-west-1:1:q',
      batch_size: 10_001,
      maximum_batching_window_in_seconds: 1,
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q', bisect_batch_on_function_error: true },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q', destination_config: [{}] },
  ],
  ['aws_lambda_event_source_mapping', { event_source_arn: '${aws_kinesis_stream.S.arn}' }],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: 'arn:aws:kinesis:eu-west-1:1:stream/s',
      starting_position: 'LATEST',
      scaling_config: [{ maximum_concurrency: 2 }],
    },
  ],
  ['aws_lambda_function', { package_type: 'Image', handler: 'index.handler' }],
  ['aws_lambda_function', { ...SNAP_START, runtime: 'nodejs22.x' }],
  ['aws_lambda_function', { ...SNAP_START, package_type: 'Image' }],
  ['aws_lambda_function', { ...SNAP_START, ephemeral_storage: [{ size: 1024 }] }],
  ['aws_lambda_function', { file_system_config: [{ local_mount_path: '/mnt/x' }] }],
  ['aws_lambda_provisioned_concurrency_config', { qualifier: '$LATEST' }],
  ['aws_sqs_queue', { fifo_throughput_limit: 'perMessageGroupId', deduplication_scope: 'queue' }],
  ['aws_sqs_queue', { redrive_policy: '{"maxReceiveCount":0}' }],
  ['aws_sqs_queue', { redrive_policy: '{"maxReceiveCount":1001}' }],
  ['aws_wafv2_web_acl', { rule: [rule({ priority: 1 }), rule({ priority: 1, name: 'b' })] }],
  ['aws_wafv2_web_acl', { rule: [rule({}), rule({ priority: 2 })] }],
  ['aws_wafv2_web_acl', { rule: [rule({ action: [] })] }],
  ['aws_wafv2_web_acl', { rule: [rule({ statement: [{ managed_rule_group_statement: [{}] }] })] }],
  ['aws_wafv2_web_acl', { rule: [rule({ override_action: [{ none: [{}] }] })] }],
  ['aws_wafv2_rule_group', { rule: [rule({ statement: transformed(0, 0) })] }],
  ['aws_wafv2_ip_set', { addresses: ['0.0.0.0/0'] }],
  ['aws_wafv2_ip_set', { addresses: ['2001:db8::/32'], ip_address_version: 'IPV4' }],
  ['aws_dynamodb_table', { hash_key: 'id', range_key: 'id' }],
  ['aws_dynamodb_table', { global_secondary_index: [{ name: 'a' }, { name: 'a', hash_key: 'b' }] }],
  ['aws_dynamodb_table', { range_key: 'r', local_secondary_index: locals(6) }],
  ['aws_dynamodb_table', { local_secondary_index: locals(1) }],
  ['aws_dynamodb_table', { replica: [{ region_name: 'eu-central-1' }] }],
  ['aws_dynamodb_table', { replica: [{}], stream_enabled: true, stream_view_type: 'KEYS_ONLY' }],
  ['aws_ecs_task_definition', { ...task, container_definitions: '[{"stopTimeout":121}]' }],
  ['aws_kinesis_stream', { name: 's' }],
  ['aws_lb', { subnets: ['subnet-1'] }],
  ['aws_lb_listener', { protocol: 'HTTPS' }],
  ['aws_lb_listener', { protocol: 'HTTP', certificate_arn: 'arn:1' }],
  ['aws_lb_listener_rule', { condition: paths(6) }],
  ['aws_service_discovery_service', { dns_config: [{ dns_records: [{ ttl: -5 }] }] }],
  ['aws_backup_framework', { control: [{ name: 'BACKUP_EVERYTHING' }] }],
  ['aws_ebs_snapshot_copy', { source_region: 'nowhere' }],
  ['aws_ami_copy', { source_ami_region: 'eu-west' }],
  ['aws_secretsmanager_secret', { replica: [{ region: 'Frankfurt' }] }],
  ['aws_imagebuilder_image_recipe', { version: '1' }],
  ['aws_imagebuilder_component', { version: '1.0.x' }],
  ['aws_codedeploy_deployment_group', { ecs_service: [{ service_name: 'web' }] }],
  [
    'aws_codedeploy_deployment_group',
    {
      ecs_service: [{ service_name: 'web' }],
      load_balancer_info: [{ target_group_info: [{ name: 'web' }] }],
    },
  ],
  ['aws_api_gateway_model', { schema: model('https://example.com/order.json') }],
  ['aws_lambda_function', { ...SNAP_START, file_system_config: [{}], vpc_config: [{}] }],
])('finds %s %j', (type, attributes) => {
  expect(found(type, attributes)).toHaveLength(1);
});

it.each<[string, object]>([
  ['aws_ecs_task_definition', { ...task, cpu: '256', memory: '2048' }],
  ['aws_ecs_task_definition', { ...task, cpu: '8192', memory: '20480' }],
  ['aws_ecs_task_definition', { ...task, cpu: '${var.cpu}', memory: '1' }],
  ['aws_ecs_task_definition', { network_mode: 'bridge', cpu: '300', memory: '512' }],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q.fifo', batch_size: 10 },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      event_source_arn: 'arn:aws:sqs:eu-west-1:1:q',
      batch_size: 10_000,
      maximum_batching_window_in_seconds: 1,
      bisect_batch_on_function_error: false,
      parallelization_factor: 0,
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    { event_source_arn: '${aws_kinesis_stream.S.arn}', starting_position: 'LATEST' },
  ],
  ['aws_lambda_event_source_mapping', { event_source_arn: '${var.source}', batch_size: 100 }],
  ['aws_lambda_function', { package_type: 'Image', layers: [] }],
  ['aws_lambda_function', { ...SNAP_START, runtime: 'python3.13' }],
  ['aws_lambda_function', { ...SNAP_START, runtime: '${var.runtime}' }],
  ['aws_lambda_function', { file_system_config: [{}], vpc_config: [{ subnet_ids: ['s'] }] }],
  ['aws_lambda_provisioned_concurrency_config', { qualifier: 'live' }],
  [
    'aws_sqs_queue',
    { fifo_throughput_limit: 'perMessageGroupId', deduplication_scope: 'messageGroup' },
  ],
  ['aws_sqs_queue', { redrive_policy: '{"maxReceiveCount":1000}' }],
  ['aws_wafv2_web_acl', { rule: [rule({}), rule({ priority: 2, name: 'b' })] }],
  ['aws_wafv2_web_acl', { rule: [GROUP_RULE] }],
  ['aws_wafv2_rule_group', { rule: [rule({ statement: transformed(0, 1) })] }],
  ['aws_wafv2_ip_set', { addresses: ['192.0.2.0/24'], ip_address_version: 'IPV4' }],
  ['aws_dynamodb_table', { hash_key: 'id', range_key: 'at' }],
  ['aws_dynamodb_table', { range_key: 'r', local_secondary_index: locals(5) }],
  [
    'aws_dynamodb_table',
    { replica: [{}], stream_enabled: true, stream_view_type: 'NEW_AND_OLD_IMAGES' },
  ],
  ['aws_ecs_task_definition', { ...task, container_definitions: '[{"stopTimeout":120}]' }],
  ['aws_kinesis_stream', { stream_mode_details: [{ stream_mode: 'ON_DEMAND' }] }],
  ['aws_kinesis_stream', { shard_count: 1 }],
  ['aws_lb', { subnets: ['subnet-1', 'subnet-2'] }],
  ['aws_lb', { load_balancer_type: 'network', subnets: ['subnet-1'] }],
  ['aws_lb_listener', { protocol: 'HTTPS', certificate_arn: '${var.certificate}' }],
  ['aws_lb_listener_rule', { condition: paths(5) }],
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
  ['aws_backup_framework', { control: [{ name: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }] }],
  ['aws_backup_framework', { control: [{ name: '${var.control}' }] }],
  ['aws_ebs_snapshot_copy', { source_region: 'eu-west-1' }],
  ['aws_ebs_snapshot_copy', { source_region: 'us-gov-west-1' }],
  ['aws_ebs_snapshot_copy', { source_region: '${var.region}' }],
  ['aws_secretsmanager_secret', { replica: [{ region: 'eusc-de-east-1' }] }],
  ['aws_imagebuilder_image_recipe', { version: '1.0.0' }],
  ['aws_imagebuilder_image_recipe', { version: '2021.01.01' }],
  ['aws_codedeploy_deployment_group', { load_balancer_info: [] }],
  [
    'aws_codedeploy_deployment_group',
    { ecs_service: [{}], load_balancer_info: [{ target_group_pair_info: [{}] }] },
  ],
  ['aws_api_gateway_model', { schema: model('#/definitions/order') }],
  [
    'aws_api_gateway_model',
    { schema: model('https://apigateway.amazonaws.com/restapis/a1/models/Order') },
  ],
  ['aws_api_gateway_model', { schema: model('${var.order}') }],
  ['aws_api_gateway_model', { schema: 'no JSON' }],
])('accepts %s %j', (type, attributes) => {
  expect(found(type, attributes)).toEqual([]);
});

const logs = (driver: string) =>
  JSON.stringify([{ name: 'web', logConfiguration: { logDriver: driver } }]);
const lifecycle = (selection: object) => ({
  policy: JSON.stringify({ rules: [{ rulePriority: 1, selection }] }),
});

it.each<[string, object, string]>([
  [
    'aws_ecs_task_definition',
    { ...task, container_definitions: logs('awslogs') },
    'the container web logs with awslogs, and the task has no execution_role_arn, which Fargate needs for it',
  ],
  [
    'aws_ecs_service',
    { deployment_minimum_healthy_percent: 300 },
    'deployment_minimum_healthy_percent 300 is not below deployment_maximum_percent 200, and no deployment can replace a task',
  ],
  [
    'aws_ecs_service',
    { deployment_maximum_percent: 100 },
    'deployment_minimum_healthy_percent 100 is not below deployment_maximum_percent 100, and no deployment can replace a task',
  ],
  [
    'aws_ecr_lifecycle_policy',
    lifecycle({ tagStatus: 'tagged' }),
    'rule 1 is for tagged images and has no tagPrefixList and no tagPatternList',
  ],
  [
    'aws_ecr_lifecycle_policy',
    lifecycle({ tagStatus: 'tagged', tagPrefixList: [] }),
    'rule 1 is for tagged images and has no tagPrefixList and no tagPatternList',
  ],
  [
    'aws_appautoscaling_policy',
    { policy_type: 'TargetTracking' },
    'policy_type is TargetTracking, and AWS takes StepScaling, TargetTrackingScaling, PredictiveScaling',
  ],
])('says of %s %j what AWS refuses', (type, attributes, message) => {
  expect(found(type, attributes)).toEqual([`${type}.It: ${message}`]);
});

it.each<[string, object]>([
  ['aws_ecs_task_definition', { container_definitions: logs('awslogs') }],
  ['aws_ecs_task_definition', { ...task, container_definitions: logs('awsfirelens') }],
  ['aws_ecs_task_definition', { ...task, container_definitions: '${var.containers}' }],
  [
    'aws_ecs_task_definition',
    { ...task, container_definitions: logs('awslogs'), execution_role_arn: '${var.role}' },
  ],
  ['aws_ecs_service', { deployment_minimum_healthy_percent: 100 }],
  ['aws_ecs_service', { deployment_minimum_healthy_percent: '${var.least}' }],
  ['aws_ecs_service', { deployment_minimum_healthy_percent: 0, deployment_maximum_percent: 100 }],
  ['aws_ecs_service', { scheduling_strategy: 'DAEMON', deployment_maximum_percent: 100 }],
  [
    'aws_ecs_service',
    { deployment_controller: [{ type: 'CODE_DEPLOY' }], deployment_maximum_percent: 100 },
  ],
  ['aws_ecr_lifecycle_policy', lifecycle({ tagStatus: 'tagged', tagPrefixList: ['v'] })],
  ['aws_ecr_lifecycle_policy', lifecycle({ tagStatus: 'tagged', tagPatternList: ['v*'] })],
  ['aws_ecr_lifecycle_policy', lifecycle({ tagStatus: 'untagged' })],
  ['aws_ecr_lifecycle_policy', { policy: '${var.policy}' }],
  ['aws_appautoscaling_policy', { policy_type: 'TargetTrackingScaling' }],
  ['aws_appautoscaling_policy', { policy_type: '${var.kind}' }],
  ['aws_appautoscaling_policy', {}],
])('takes %s %j', (type, attributes) => {
  expect(found(type, attributes)).toEqual([]);
});

const balanced = (service: object, group: object, network_mode: string) =>
  problemsOf(
    refusedArgument,
    stackOf({
      aws_ecs_service: {
        It: {
          task_definition: '${aws_ecs_task_definition.Web.arn}',
          load_balancer: [{ target_group_arn: '${aws_lb_target_group.Web.arn}' }],
          ...service,
        },
      },
      aws_ecs_task_definition: { Web: { network_mode } },
      aws_lb_target_group: { Web: group },
    }),
  );

it.each([
  [{}, {}],
  [{}, { target_type: 'instance' }],
  [{ launch_type: 'FARGATE', task_definition: '${var.task}' }, { target_type: 'instance' }],
])('finds a service %j behind a target group %j', (service, group) => {
  expect(balanced(service, group, 'awsvpc')).toEqual([
    'aws_ecs_service.It: its tasks have network interfaces of their own, and aws_lb_target_group.Web has target_type instance instead of ip',
  ]);
});

it.each<[object, object, string]>([
  [{}, { target_type: 'ip' }, 'awsvpc'],
  [{}, { target_type: '${var.kind}' }, 'awsvpc'],
  [{}, { target_type: 'instance' }, 'bridge'],
  [{ task_definition: '${var.task}' }, { target_type: 'instance' }, 'awsvpc'],
  [
    { load_balancer: [{ target_group_arn: '${var.group}' }] },
    { target_type: 'instance' },
    'awsvpc',
  ],
])(
  'takes a service %j behind a target group %j with tasks of network mode %s',
  (service, group, mode) => {
    expect(balanced(service, group, mode)).toEqual([]);
  },
);

it.each([
  [{}, 1],
  [{ sqs_target: [{ message_group_id: 'orders' }] }, 0],
])('counts an EventBridge target that is a FIFO queue with %j as %i problems', (rest, count) => {
  const stack = stackOf({
    aws_sqs_queue: { Q: { name: 'q.fifo', fifo_queue: true } },
    aws_cloudwatch_event_target: { T: { arn: '${aws_sqs_queue.Q.arn}', ...rest } },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it.each([
  [true, 1],
  [false, 0],
])('knows whether the queue that is read is FIFO: %s', (fifo_queue, count) => {
  const stack = stackOf({
    aws_sqs_queue: { Q: { name: fifo_queue ? 'q.fifo' : 'q', fifo_queue } },
    aws_lambda_event_source_mapping: {
      M: {
        event_source_arn: '${aws_sqs_queue.Q.arn}',
        batch_size: 20,
        maximum_batching_window_in_seconds: 5,
      },
    },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it.each([
  ['HTTP', 60_000, 1],
  ['HTTP', 30_000, 0],
  ['WEBSOCKET', 29_001, 1],
  ['WEBSOCKET', 29_000, 0],
])('knows how long an API of protocol %s waits: %i ms', (protocol_type, timeout, count) => {
  const stack = stackOf({
    aws_apigatewayv2_api: { A: { name: 'a', protocol_type } },
    aws_apigatewayv2_integration: {
      I: { api_id: '${aws_apigatewayv2_api.A.id}', timeout_milliseconds: timeout },
    },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it.each<[object, number, number]>([
  [{}, 29_001, 1],
  [{}, 29_000, 0],
  [{ endpoint_configuration: [{ types: ['EDGE'] }] }, 60_000, 1],
  [{ endpoint_configuration: [{ types: ['REGIONAL'] }] }, 60_000, 0],
  [{ endpoint_configuration: '${var.place}' }, 60_000, 0],
])('knows how long a REST API %j waits: %i ms', (api, timeout, count) => {
  const stack = stackOf({
    aws_api_gateway_rest_api: { A: { name: 'a', ...api } },
    aws_api_gateway_integration: {
      I: { rest_api_id: '${aws_api_gateway_rest_api.A.id}', timeout_milliseconds: timeout },
    },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it.each([
  ['1.3.0', 1],
  ['1.4.0', 0],
  ['LATEST', 0],
])('knows which platform version has ephemeral storage: %s', (platform_version, count) => {
  const stack = stackOf({
    aws_ecs_task_definition: { T: { ephemeral_storage: [{ size_in_gib: 50 }] } },
    aws_ecs_service: {
      S: { task_definition: '${aws_ecs_task_definition.T.arn}', platform_version },
    },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it.each([
  [SNAP_START, 1],
  [{}, 0],
])('finds provisioned concurrency of a function %j: %i', (fn, count) => {
  const stack = stackOf({
    aws_lambda_function: { F: { function_name: 'f', runtime: 'java21', ...fn } },
    aws_lambda_provisioned_concurrency_config: {
      P: { function_name: '${aws_lambda_function.F.function_name}', qualifier: '1' },
    },
  });
  expect(problemsOf(refusedArgument, stack)).toHaveLength(count);
});

it('has a pair of examples for each argument', async () => {
  const pairs = examplePairs().filter((pair) => pair.startsWith('refused-argument'));
  const named = async (example: Example): Promise<readonly (string | undefined)[]> => {
    const configurations = await Promise.all(pairs.map((pair) => readExample(pair, example)));
    return configurations
      .flatMap((each) => [...refusedArgument.check(new Estate([each]))])
      .map((seen) => (seen.kind === 'problem' ? seen.about : undefined));
  };
  const refusals = Object.values(REFUSALS).flatMap((each) => each.map(({ name }) => name));
  expect([...new Set(await named('fails'))].sort()).toEqual([...new Set(refusals)].sort());
  expect(await named('passes')).toEqual([]);
});
