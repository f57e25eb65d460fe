import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IEventBus, IGrantable, IStateMachine, IStream, ITable, ITopic } from '@archway/core';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { PlainFunction } from '../plain-function/plain-function';
import { RequestValue } from '../request-value/request-value';
import { RestApi } from '../rest-api/rest-api';
import { GetItemIntegration } from './get-item-integration';
import { FunctionIntegration, HttpProxyIntegration } from './proxy-integrations';
import type { RestIntegration } from './rest-integration';
import {
  PublishIntegration,
  PutEventsIntegration,
  PutRecordIntegration,
  StartExecutionIntegration,
} from './service-calls';

/** Something in another domain, with a grant that names itself. */
function other<Kind>(scope: Construct, grant: string, action: string, values: object): Kind {
  return Object.assign(new Construct(scope, 'Other'), values, {
    [grant]: (grantee: IGrantable) => {
      grantee.addToIdentityPolicy({ actions: [action], resources: ['arn'] });
    },
  }) as Kind;
}

function routed(
  integration: (scope: Construct) => RestIntegration,
  path = '/orders/{id}',
): Synthesized {
  return synth((stack) => {
    new RestApi(stack, 'Api').addRoute('GET', path, { integration: integration(stack) });
  });
}

function templateOf(stack: Synthesized): string {
  return stack.only(ApiGatewayIntegration)['request_templates']['application/json'];
}

function allowed(stack: Synthesized): Arguments {
  return JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
}

const SAFE_ID = `$util.escapeJavaScript($input.params('id')).replaceAll("\\\\'","'")`;

describe('an item of a table', () => {
  const get = (attributes: Record<string, 'BOOL' | 'N' | 'S'> = { total: 'N', buyer: 'S' }) =>
    routed(
      (scope) =>
        new GetItemIntegration(
          other<ITable>(scope, 'grantReadData', 'x', { tableArn: 'arn', tableName: 'orders' }),
          { key: { orderId: { type: 'S', value: RequestValue.fromParameter('id') } }, attributes },
        ),
    );

  it('is looked for by its key, in which nothing can end the string', () => {
    expect(templateOf(get())).toBe(
      `{"TableName":"orders","Key":{"orderId":{"S":"${SAFE_ID}"}},"ConsistentRead":false}`,
    );
    expect(allowed(get())).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: 'arn' },
    ]);
  });

  it('is answered with what the route names, or with 404', () => {
    const [found] = get().all(ApiGatewayIntegrationResponse);
    expect(found?.['response_templates']['application/json'].split('\n')).toEqual([
      `#set($item = $input.path('$.Item'))`,
      `#if(!$item || $item == "")#set($context.responseOverride.status = 404){"message":"Not found"}`,
      `#else{"orderId":"$util.escapeJavaScript($item.orderId.S).replaceAll("\\\\'","'")"` +
        `#if($item.total && $item.total != ""),"total":$item.total.N#end` +
        `#if($item.buyer && $item.buyer != ""),"buyer":"$util.escapeJavaScript($item.buyer.S).replaceAll("\\\\'","'")"#end}#end`,
    ]);
  });

  it('refuses an attribute that a template cannot name', () => {
    expect(() => get({ 'a-b': 'S' })).toThrow("attribute must be letters, digits and '_'");
  });
});

it('publishes the encoded request on a topic', () => {
  const stack = routed(
    (scope) =>
      new PublishIntegration(
        other<ITopic>(scope, 'grantPublish', 'sns:Publish', { topicArn: 'arn', fifo: false }),
      ),
  );
  expect(templateOf(stack)).toBe(
    "Action=Publish&TopicArn=$util.urlEncode('arn')&Message=$util.urlEncode($input.body)",
  );
  expect(allowed(stack)[0].Action).toBe('sns:Publish');
});

it('refuses a group for a standard topic', () => {
  expect(() =>
    routed(
      (scope) =>
        new PublishIntegration(
          other<ITopic>(scope, 'grantPublish', 'sns:Publish', { topicArn: 'arn', fifo: false }),
          { messageGroupId: RequestValue.body() },
        ),
    ),
  ).toThrow('messageGroupId must be given for a FIFO topic and left out for a standard one');
});

it('puts the request into a stream', () => {
  const stack = routed(
    (scope) =>
      new PutRecordIntegration(
        other<IStream>(scope, 'grantWrite', 'kinesis:PutRecord', { streamName: 'clicks' }),
        { partitionKey: RequestValue.fromParameter('id') },
      ),
  );
  expect(templateOf(stack)).toBe(
    `{"StreamName":"clicks","Data":"$util.base64Encode($input.body)","PartitionKey":"${SAFE_ID}"}`,
  );
});

it('puts the request on a bus, and fails where the bus did not take it', () => {
  const stack = routed(
    (scope) =>
      new PutEventsIntegration(
        other<IEventBus>(scope, 'grantPutEvents', 'events:PutEvents', { eventBusName: 'shop' }),
        { source: 'orders', detailType: 'OrderPlaced' },
      ),
  );
  expect(JSON.parse(templateOf(stack).replace(/\$util.*"'"\)/, 'x'))).toEqual({
    Entries: [{ EventBusName: 'shop', Source: 'orders', DetailType: 'OrderPlaced', Detail: 'x' }],
  });
  const [answer] = stack.all(ApiGatewayIntegrationResponse);
  expect(answer?.['response_templates']['application/json']).toContain(
    '#set($context.responseOverride.status = 503)',
  );
});

it.each(['aws.orders', 'a"b', '$x'])('refuses the source %s', (source) => {
  expect(() =>
    routed(
      (scope) =>
        new PutEventsIntegration(
          other<IEventBus>(scope, 'grantPutEvents', 'events:PutEvents', { eventBusName: 'shop' }),
          { source, detailType: 'OrderPlaced' },
        ),
    ),
  ).toThrow("source must be a name not beginning with 'aws.'");
});

it('starts a state machine', () => {
  const stack = routed(
    (scope) =>
      new StartExecutionIntegration(
        other<IStateMachine>(scope, 'grantStartExecution', 'states:StartExecution', {
          stateMachineArn: 'arn',
        }),
      ),
  );
  expect(stack.only(ApiGatewayIntegration)['uri']).toBe(
    'arn:aws:apigateway:eu-central-1:states:action/StartExecution',
  );
  expect(templateOf(stack)).toContain('"stateMachineArn":"arn"');
});

it('lets a function answer, for this route only', () => {
  const stack = routed((scope) => new FunctionIntegration(new PlainFunction(scope, 'Answer')));
  expect(stack.only(ApiGatewayIntegration)).toMatchObject({ type: 'AWS_PROXY' });
  expect(stack.only(LambdaPermission)['source_arn']).toBe(
    '${aws_api_gateway_rest_api.Api.execution_arn}/*/GET/orders/*',
  );
});

it('passes a request on, with the parts of its path', () => {
  const stack = routed(() => new HttpProxyIntegration('https://example.com/{id}'));
  expect(stack.only(ApiGatewayIntegration)).toMatchObject({
    type: 'HTTP_PROXY',
    integration_http_method: 'ANY',
    uri: 'https://example.com/{id}',
    request_parameters: { 'integration.request.path.id': 'method.request.path.id' },
  });
});

it('passes a request on without TLS only inside a VPC', () => {
  const url = 'http://internal.example.com/';
  expect(() => routed(() => new HttpProxyIntegration(url))).toThrow(
    'url must be an https:// address',
  );
  expect(
    routed(() => new HttpProxyIntegration(url, { vpcLink: { vpcLinkId: 'abc123' } })).only(
      ApiGatewayIntegration,
    ),
  ).toMatchObject({ connection_type: 'VPC_LINK', connection_id: 'abc123' });
});
