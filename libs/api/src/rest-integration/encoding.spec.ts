import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { IEventBus, IGrantable, IStateMachine, IStream, ITopic } from '@archway/core';
import { renderMapping, synth } from '@archway/testing';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { PlainQueue } from '../plain-queue/plain-queue';
import { RequestValue } from '../request-value/request-value';
import { RestApi } from '../rest-api/rest-api';
import type { RestIntegration } from './rest-integration';
import { SendMessageIntegration } from './send-message-integration';
import {
  PublishIntegration,
  PutEventsIntegration,
  PutRecordIntegration,
  StartExecutionIntegration,
} from './service-calls';

/** Something in another domain, with a grant that names itself. */
function other<Kind>(scope: Construct, grant: string, values: object): Kind {
  return Object.assign(new Construct(scope, 'Other'), values, {
    [grant]: (grantee: IGrantable) =>
      grantee.addToIdentityPolicy({ actions: ['a:B'], resources: ['*'] }),
  }) as Kind;
}

function templateOf(integration: (scope: Construct) => RestIntegration): string {
  return synth((stack) => {
    new RestApi(stack, 'Api').addRoute('POST', '/a', {
      integration: integration(stack),
      requestBody: 'unvalidated',
    });
  }).only(ApiGatewayIntegration)['request_templates']['application/json'];
}

const field = (name: string) => (text: string) => new URLSearchParams(text).get(name);
const json =
  <Value>(read: (value: Value) => unknown) =>
  (text: string) =>
    read(JSON.parse(text) as Value);

const SERVICES: readonly [
  string,
  (scope: Construct) => RestIntegration,
  (text: string) => unknown,
][] = [
  [
    'SQS',
    (scope) => new SendMessageIntegration(new PlainQueue(scope, 'Queue')),
    field('MessageBody'),
  ],
  [
    'SNS',
    (scope) =>
      new PublishIntegration(
        other<ITopic>(scope, 'grantPublish', { topicArn: 'arn:topic', fifo: false }),
      ),
    field('Message'),
  ],
  [
    'Kinesis',
    (scope) =>
      new PutRecordIntegration(other<IStream>(scope, 'grantWrite', { streamName: 'clicks' }), {
        partitionKey: RequestValue.fromContext('requestId'),
      }),
    json<{ Data: string }>(({ Data }) => Buffer.from(Data, 'base64').toString()),
  ],
  [
    'EventBridge',
    (scope) =>
      new PutEventsIntegration(other<IEventBus>(scope, 'grantPutEvents', { eventBusName: 'bus' }), {
        source: 'orders',
        detailType: 'Placed',
      }),
    json<{ Entries: { Detail: string }[] }>(({ Entries }) => Entries[0]?.Detail),
  ],
  [
    'Step Functions',
    (scope) =>
      new StartExecutionIntegration(
        other<IStateMachine>(scope, 'grantStartExecution', { stateMachineArn: 'arn:machine' }),
      ),
    json<{ input: string }>(({ input }) => input),
  ],
];

describe.each(SERVICES)('%s gets', (_, integration, read) => {
  const template = templateOf(integration);
  const sent = (body: string) =>
    read(renderMapping(template, { body, context: { requestId: 'r' } }).text);

  it.each([
    'a&Action=DeleteQueue',
    'a+b c%20d%',
    '#set($x = 1)$input.body ${x}',
    '"quoted" and \'quoted\' and \\',
    'line\r\nbreak\tand\u0000control\u001f\u007f',
    'größe 😀 \u2028',
    '',
  ])('%j as it came', (body) => {
    expect(sent(body)).toBe(body);
  });

  it('every body as it came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (body) => sent(body) === body),
    );
  });
});

it('no request adds a field to a form', () => {
  const template = templateOf(
    (scope) =>
      new SendMessageIntegration(new PlainQueue(scope, 'Queue'), {
        attributes: { idempotencyKey: RequestValue.fromParameter('Idempotency-Key') },
      }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
      const { text } = renderMapping(template, {
        body: value,
        header: { 'Idempotency-Key': value },
      });
      const form = new URLSearchParams(text);
      return (
        [...form.keys()].length === 5 && form.get('MessageAttribute.1.Value.StringValue') === value
      );
    }),
  );
});
