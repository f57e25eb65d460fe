import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IEventBus, IGrantable, IStateMachine, IStream } from '@archway/core';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { HttpApi } from '../http-api/http-api';
import { HttpValue } from '../http-value/http-value';
import { PlainFunction } from '../plain-function/plain-function';
import { PlainQueue } from '../plain-queue/plain-queue';
import { VpcLink } from '../vpc-link/vpc-link';
import {
  HttpFunctionIntegration,
  HttpPrivateIntegration,
  HttpUrlIntegration,
} from './http-backends';
import type { HttpIntegration } from './http-integration';
import {
  HttpPutEventsIntegration,
  HttpPutRecordIntegration,
  HttpSendMessageIntegration,
  HttpStartExecutionIntegration,
} from './http-service-calls';

/** Something in another domain, with a grant that names itself. */
function other<Kind>(scope: Construct, grant: string, action: string, values: object): Kind {
  return Object.assign(new Construct(scope, 'Other'), values, {
    [grant]: (grantee: IGrantable) => {
      grantee.addToIdentityPolicy({ actions: [action], resources: ['arn'] });
    },
  }) as Kind;
}

const routed = (integration: (scope: Construct) => HttpIntegration) =>
  synth((stack) => {
    new HttpApi(stack, 'Api').addRoute('POST', '/orders/{id}', {
      integration: integration(stack),
      requestBody: 'unvalidated',
    });
  });

it('sends to a queue, with a role that may do nothing else', () => {
  const stack = routed((scope) => new HttpSendMessageIntegration(new PlainQueue(scope, 'Queue')));
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_type: 'AWS_PROXY',
    integration_subtype: 'SQS-SendMessage',
    payload_format_version: '1.0',
    credentials_arn: expect.stringContaining('aws_iam_role.'),
    request_parameters: { QueueUrl: '${aws_sqs_queue.Queue.url}', MessageBody: '$request.body' },
    depends_on: expect.arrayContaining([expect.stringContaining('aws_iam_role_policy.')]),
  });
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '${aws_sqs_queue.Queue.arn}' },
  ]);
});

it('sends to a FIFO queue in the order of its groups', () => {
  const stack = routed(
    (scope) =>
      new HttpSendMessageIntegration(new PlainQueue(scope, 'Queue', true), {
        body: HttpValue.fromBody('$.order'),
        messageGroupId: HttpValue.fromContext('authorizer.claims.sub'),
        messageDeduplicationId: HttpValue.fromHeader('Idempotency-Key'),
      }),
  );
  expect(stack.only(Apigatewayv2Integration)['request_parameters']).toMatchObject({
    MessageBody: '$request.body.order',
    MessageGroupId: '$context.authorizer.claims.sub',
    MessageDeduplicationId: '$request.header.Idempotency-Key',
  });
});

it('puts an event on a bus', () => {
  const stack = routed(
    (scope) =>
      new HttpPutEventsIntegration(
        other<IEventBus>(scope, 'grantPutEvents', 'events:PutEvents', { eventBusName: 'bus' }),
        { source: 'orders', detailType: 'OrderPlaced' },
      ),
  );
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_subtype: 'EventBridge-PutEvents',
    request_parameters: {
      EventBusName: 'bus',
      Source: 'orders',
      DetailType: 'OrderPlaced',
      Detail: '$request.body',
    },
  });
});

it('puts a record into a stream', () => {
  const stack = routed(
    (scope) =>
      new HttpPutRecordIntegration(
        other<IStream>(scope, 'grantWrite', 'kinesis:PutRecord', { streamName: 'clicks' }),
        { partitionKey: HttpValue.fromPath('id') },
      ),
  );
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_subtype: 'Kinesis-PutRecord',
    request_parameters: {
      StreamName: 'clicks',
      Data: '$request.body',
      PartitionKey: '$request.path.id',
    },
  });
});

it('starts an execution', () => {
  const stack = routed(
    (scope) =>
      new HttpStartExecutionIntegration(
        other<IStateMachine>(scope, 'grantStartExecution', 'states:StartExecution', {
          stateMachineArn: 'arn:machine',
        }),
        { name: HttpValue.fromQuery('name') },
      ),
  );
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_subtype: 'StepFunctions-StartExecution',
    request_parameters: {
      StateMachineArn: 'arn:machine',
      Name: '$request.querystring.name',
      Input: '$request.body',
    },
  });
});

it('lets a function answer, which this route alone may invoke', () => {
  const stack = routed((scope) => new HttpFunctionIntegration(new PlainFunction(scope, 'Read')));
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_function.Read.arn}',
    payload_format_version: '2.0',
  });
  expect(stack.only(LambdaPermission)).toMatchObject({
    source_arn: '${aws_apigatewayv2_api.Api.execution_arn}/*/POST/orders/*',
    source_account: '111122223333',
  });
});

it('passes on to a backend of the internet', () => {
  expect(
    routed(() => new HttpUrlIntegration('https://example.com/{id}')).only(Apigatewayv2Integration),
  ).toMatchObject({
    integration_type: 'HTTP_PROXY',
    integration_uri: 'https://example.com/{id}',
    integration_method: 'ANY',
  });
});

const LISTENER = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/a/b/c';

it('passes on through a link to a listener that shows a certificate', () => {
  const stack = routed((scope) => {
    const vpcLink = new VpcLink(scope, 'Link', {
      subnets: [{ subnetId: 'subnet-1' }],
      securityGroups: [{ securityGroupId: 'sg-1' }],
    });
    return new HttpPrivateIntegration(LISTENER, {
      vpcLink,
      serverNameToVerify: 'orders.example.com',
    });
  });
  expect(stack.only(Apigatewayv2Integration)).toMatchObject({
    integration_uri: LISTENER,
    connection_type: 'VPC_LINK',
    connection_id: '${aws_apigatewayv2_vpc_link.Link.id}',
    tls_config: { server_name_to_verify: 'orders.example.com' },
  });
});

it('takes a service of Cloud Map as well', () => {
  const service = 'arn:aws:servicediscovery:eu-central-1:111122223333:service/srv-1';
  const integration = new HttpPrivateIntegration(service, { vpcLink: { vpcLinkId: 'abc' } });
  expect(routed(() => integration).only(Apigatewayv2Integration)['integration_uri']).toBe(service);
});

it.each<[string, (scope: Construct) => HttpIntegration, string]>([
  [
    'an address without TLS',
    () => new HttpUrlIntegration('http://example.com'),
    'url must be an https:// address',
  ],
  [
    'an address behind a link',
    () => new HttpPrivateIntegration('https://internal', { vpcLink: { vpcLinkId: 'abc' } }),
    'targetArn must be the ARN of a listener or of a Cloud Map service',
  ],
  [
    'a FIFO queue without a group',
    (scope) => new HttpSendMessageIntegration(new PlainQueue(scope, 'Queue', true)),
    "messageGroupId must be given for FIFO queue 'test/Queue'",
  ],
  [
    'a deduplication id for a standard queue',
    (scope) =>
      new HttpSendMessageIntegration(new PlainQueue(scope, 'Queue'), {
        messageDeduplicationId: HttpValue.fromHeader('Key'),
      }),
    "messageDeduplicationId must be left out for standard queue 'test/Queue'",
  ],
  [
    "a source of AWS's own",
    (scope) =>
      new HttpPutEventsIntegration(
        other<IEventBus>(scope, 'grantPutEvents', 'x', { eventBusName: 'bus' }),
        { source: 'aws.orders', detailType: 'x' },
      ),
    "source must be a name not beginning with 'aws.'",
  ],
])('refuses %s', (_, integration, problem) => {
  expect(() => routed(integration)).toThrow(problem);
});

it.each([
  ['a path that searches', () => HttpValue.fromBody('$..id'), 'path must be a path such as'],
  ['a header with a space', () => HttpValue.fromHeader('a b'), 'name must be letters'],
  ['text that is an expression', () => HttpValue.text('$request.body'), "must not begin with '$'"],
])('refuses %s', (_, value, problem) => {
  expect(value).toThrow(problem);
});

it.each([
  [() => HttpValue.fromBody('$.order.lines[0]'), '$request.body.order.lines[0]'],
  [() => HttpValue.text('orders'), 'orders'],
])('reads %s', (value, expression) => {
  expect(value().expression).toBe(expression);
});
