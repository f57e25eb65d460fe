import type { Synthesized, TerraformType } from '@archway/testing';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { OrdersConfig } from '../config/config';
import { configOf } from '../config/stages';
import { functionEntry } from './artifacts';
import { Orders } from './orders';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway-orders-'));
beforeAll(() => {
  for (const file of ['Dockerfile', 'main.mjs']) fs.writeFileSync(path.join(folder, file), '');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const artifacts = { imageFolder: () => folder, functionEntry };
const stackOf = (stage: string, changes: Partial<OrdersConfig> = {}) =>
  new Orders(testApp(), `orders-${stage}`, { ...configOf(stage), ...changes }, artifacts);

const kept = new Map<string, Synthesized>();
/** The stack of a stage, made once: its functions are bundled. */
function stack(stage: string): Synthesized {
  const made = kept.get(stage) ?? readBack(stackOf(stage));
  kept.set(stage, made);
  return made;
}
const dev = () => stack('dev');
const prod = () => stack('prod');

it('keeps the addresses of what holds state', () => {
  const stateful = [
    'aws_dynamodb_table',
    'aws_ecr_repository',
    'aws_kinesis_firehose_delivery_stream',
    'aws_kinesis_stream',
    'aws_s3_bucket',
    'aws_sns_topic',
    'aws_sqs_queue',
  ];
  const found = prod().addresses.filter((address) =>
    stateful.includes(address.split('.')[0] ?? ''),
  );
  expect(found.map((address) => address.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
    'aws_dynamodb_table.Events_Counts',
    'aws_dynamodb_table.Table',
    'aws_ecr_repository.Workers_PriceImages',
    'aws_ecr_repository.Workers_WorkerImages',
    'aws_kinesis_firehose_delivery_stream.Events_Archive',
    'aws_kinesis_stream.Events_Stream',
    'aws_s3_bucket.Events_Archive_Bucket',
    'aws_sns_topic.Notifications',
    'aws_sqs_queue.DeadLetters',
    'aws_sqs_queue.Events_ClickCounter_Stream_OnFailure',
    'aws_sqs_queue.Events_Counter_Stream_OnFailure',
    'aws_sqs_queue.Events_Notifier_DeadLetter',
    'aws_sqs_queue.Events_Recorder_DeadLetter',
    'aws_sqs_queue.Queue',
    'aws_sqs_queue.Shipping',
    'aws_sqs_queue.Shipping_DeadLetter',
    'aws_sqs_queue.Undelivered',
  ]);
});

it('has endpoints for what its tasks need, and no NAT gateway', () => {
  const synthesized = dev();
  const services = synthesized.all(VpcEndpoint).map((endpoint) => endpoint['service_name']);
  expect(
    services.map((name: string) => name.replace('com.amazonaws.eu-central-1.', '')).sort(),
  ).toEqual(['dynamodb', 'ecr.api', 'ecr.dkr', 'ecs', 'logs', 's3', 'sqs']);
  expect(synthesized.inventory).not.toHaveProperty('aws_nat_gateway');
});

it('lets the worker receive, hide and delete messages and write new orders, and no more', () => {
  const policies = dev().all(IamRolePolicy);
  const worker = policies.find(({ role }) => role.includes('Workers_Worker_TaskRole'));
  const actions = JSON.parse(worker?.policy).Statement.flatMap(
    (statement: { readonly Action: string | readonly string[] }) => statement.Action,
  );
  expect(actions.sort()).toEqual([
    'dynamodb:ConditionCheckItem',
    'dynamodb:PutItem',
    'ecs:GetTaskProtection',
    'ecs:UpdateTaskProtection',
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
  ]);
});

it('asks for an identity and checks the request on each route', () => {
  const routes = dev()
    .all(ApiGatewayMethod)
    .map((method) => [
      method['http_method'],
      method['authorization'],
      method['request_validator_id'] !== undefined,
    ]);
  expect(routes.sort()).toEqual([
    ['GET', 'AWS_IAM', true],
    ['POST', 'AWS_IAM', true],
    ['POST', 'AWS_IAM', true],
  ]);
});

it('lets the API read one order at a time, and no more', () => {
  const reader = dev()
    .all(IamRolePolicy)
    .find(({ policy }) => String(policy).includes('dynamodb:GetItem'));
  expect(reader?.role).toMatch(/^\$\{aws_iam_role\.Api_/);
  expect(JSON.parse(reader?.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: '${aws_dynamodb_table.Table.arn}',
    },
  ]);
});

it('shows of an order what the client may know', () => {
  const templates = dev()
    .all(ApiGatewayIntegrationResponse)
    .map((response) => String(response['response_templates']?.['application/json']));
  const order = templates.filter((template) => template.includes('$.Item'));
  expect(order).toEqual([expect.stringContaining('totalCents')]);
  expect(order[0]).not.toContain('requestDigest');
  expect(order[0]).toContain('{"message":"Not found"}');
});

it('gives each caller a fair share of the queue in prod alone', () => {
  const sends = (synthesized: Synthesized) =>
    synthesized
      .all(ApiGatewayIntegration)
      .map((integration) => String(integration['request_templates']?.['application/json']))
      .filter((template) => template.startsWith('Action=SendMessage'));
  const group = '&MessageGroupId=$util.urlEncode($context.identity.caller)';
  expect(sends(prod())).toEqual([expect.stringContaining(group)]);
  expect(sends(dev())).toEqual([expect.not.stringContaining('MessageGroupId')]);
});

it('keeps the order of each caller where it is told so', () => {
  const fifo = readBack(stackOf('dev', { queueKind: 'fifo' }));
  const queues = fifo.all(SqsQueue).filter((queue) => queue['fifo_queue'] === true);
  expect(queues).toEqual([
    expect.objectContaining({ message_retention_seconds: 1_209_600 }),
    expect.objectContaining({
      deduplication_scope: 'messageGroup',
      fifo_throughput_limit: 'perMessageGroupId',
    }),
  ]);
  const [send] = fifo
    .all(ApiGatewayIntegration)
    .map((integration) => String(integration['request_templates']?.['application/json']))
    .filter((template) => template.startsWith('Action=SendMessage'));
  expect(send).toContain('&MessageGroupId=$util.urlEncode($context.identity.caller)');
  expect(send).toContain('&MessageDeduplicationId=$util.urlEncode($context.requestId)');
});

it('puts clicks into the stream, spread by their ids', () => {
  const templates = dev()
    .all(ApiGatewayIntegration)
    .map((integration) => String(integration['request_templates']?.['application/json']));
  const [click] = templates.filter((template) => template.includes('"PartitionKey"'));
  expect(click).toContain(`$input.path('$.clickId')`);
});

it('counts orders and clicks apart, and clicks over a minute', () => {
  const mappings = dev().all(LambdaEventSourceMapping);
  expect(
    mappings.map((mapping) => [
      mapping['filter_criteria'].filter[0].pattern,
      mapping['tumbling_window_in_seconds'],
    ]),
  ).toEqual([
    ['{"data":{"page":[{"exists":true}]}}', 60],
    ['{"data":{"sku":[{"exists":true}]}}', undefined],
  ]);
});

it('calls somebody once for what customers notice, and for each thing that is left undone', () => {
  const called = (type: TerraformType) =>
    prod()
      .all(type)
      .filter((alarm) => alarm['alarm_actions']?.length > 0)
      .map((alarm) => String(alarm['alarm_name']).replace('orders-prod-', ''));
  expect(called(CloudwatchCompositeAlarm)).toEqual(['CustomersNotice']);
  expect(called(CloudwatchMetricAlarm)).toEqual([
    'CountErrors',
    'NoOrder',
    'NotArchived',
    'NotDelivered',
    'NotNotified',
    'NotRecorded',
  ]);
  expect(prod().only(CloudwatchCompositeAlarm)['alarm_rule']).toMatch(
    /FailedRequests.* OR .*SlowAnswers.* OR .*LateOrders.* OR .*NoPrices/,
  );
});

it('keeps what the shipping team could not be told', () => {
  const subscriptions = prod().all(SnsTopicSubscription);
  expect(subscriptions.map((subscription) => subscription['redrive_policy'])).toEqual([
    '{"deadLetterTargetArn":"${aws_sqs_queue.Undelivered.arn}"}',
    '{"deadLetterTargetArn":"${aws_sqs_queue.Undelivered.arn}"}',
  ]);
});

it('sleeps in dev and never in prod', () => {
  const counts = (services: Synthesized) =>
    services.all(EcsService).map((service) => service['desired_count']);
  expect(counts(dev())).toEqual([2, 0]);
  expect(counts(prod())).toEqual([2, 3]);
});

it('sends mail in prod alone', () => {
  const protocols = (synthesized: Synthesized) =>
    synthesized.all(SnsTopicSubscription).map(({ protocol }) => protocol);
  expect(protocols(dev())).toEqual(['sqs']);
  expect(protocols(prod()).sort()).toEqual(['email', 'sqs']);
});

it('keeps the subscription of who has confirmed it', () => {
  expect(prod().json['moved']).toEqual([
    { from: 'aws_sns_topic_subscription.Mail', to: expect.stringContaining('Notifications_Mail') },
  ]);
});

it('refuses a configuration that cannot be deployed, all at once', () => {
  expect(() => configOf('test')).toThrow('STAGE: must be one of dev, prod, got "test"');
});

for (const stage of ['dev', 'prod']) {
  itPlans(`is taken by the real provider in ${stage}`, () => {
    // One stage stands for the queue that keeps an order.
    const changes: Partial<OrdersConfig> = stage === 'dev' ? { queueKind: 'fifo' } : {};
    expect(planOffline(stackOf(stage, changes)).inventory).toMatchObject({
      aws_ecs_service: 2,
      aws_pipes_pipe: 2,
    });
  });
}
