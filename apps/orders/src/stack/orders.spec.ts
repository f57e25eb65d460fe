import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { configOf } from '../config/stages';
import { Orders } from './orders';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway-orders-'));
const zip = path.join(folder, 'counts.zip');
beforeAll(() => {
  fs.writeFileSync(zip, 'PK\x03\x04');
  for (const file of ['Dockerfile', 'main.mjs']) fs.writeFileSync(path.join(folder, file), '');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const stackOf = (stage: string) => {
  const artifacts = { imageFolder: () => folder, functionZip: () => zip };
  return new Orders(testApp(), `orders-${stage}`, configOf(stage), artifacts);
};
const dev = () => readBack(stackOf('dev'));
const prod = () => readBack(stackOf('prod'));

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
    'aws_sqs_queue.Events_Counter_Stream_OnFailure',
    'aws_sqs_queue.Events_Notifier_DeadLetter',
    'aws_sqs_queue.Events_Recorder_DeadLetter',
    'aws_sqs_queue.Queue',
    'aws_sqs_queue.Shipping',
    'aws_sqs_queue.Shipping_DeadLetter',
  ]);
});

it('has endpoints for what its tasks need, and no NAT gateway', () => {
  const stack = dev();
  const services = stack.all(VpcEndpoint).map((endpoint) => endpoint['service_name']);
  expect(
    services.map((name: string) => name.replace('com.amazonaws.eu-central-1.', '')).sort(),
  ).toEqual(['dynamodb', 'ecr.api', 'ecr.dkr', 'ecs', 'logs', 's3', 'sqs']);
  expect(stack.inventory).not.toHaveProperty('aws_nat_gateway');
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
  const sends = (stack: ReturnType<typeof dev>) =>
    stack
      .all(ApiGatewayIntegration)
      .map((integration) => String(integration['request_templates']?.['application/json']))
      .filter((template) => template.startsWith('Action=SendMessage'));
  const group = '&MessageGroupId=$util.urlEncode($context.identity.caller)';
  expect(sends(prod())).toEqual([expect.stringContaining(group)]);
  expect(sends(dev())).toEqual([expect.not.stringContaining('MessageGroupId')]);
});

it('sleeps in dev and never in prod', () => {
  const counts = (services: ReturnType<typeof dev>) =>
    services.all(EcsService).map((service) => service['desired_count']);
  expect(counts(dev())).toEqual([2, 0]);
  expect(counts(prod())).toEqual([2, 3]);
});

it('sends mail in prod alone', () => {
  const protocols = (stack: ReturnType<typeof dev>) =>
    stack.all(SnsTopicSubscription).map(({ protocol }) => protocol);
  expect(protocols(dev())).toEqual(['sqs']);
  expect(protocols(prod()).sort()).toEqual(['email', 'sqs']);
});

it('refuses a configuration that cannot be deployed, all at once', () => {
  expect(() => configOf('test')).toThrow('STAGE: must be one of dev, prod, got "test"');
});

for (const stage of ['dev', 'prod']) {
  itPlans(`is taken by the real provider in ${stage}`, () => {
    expect(planOffline(stackOf(stage)).inventory).toMatchObject({
      aws_ecs_service: 2,
      aws_pipes_pipe: 2,
    });
  });
}
