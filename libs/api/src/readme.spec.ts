import type {
  IBucket,
  IEventBus,
  IQueue,
  ISecurityGroupRef,
  IStateMachine,
  IStream,
  ISubnetRef,
  ITable,
} from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import { HttpFunctionIntegration, HttpUrlIntegration } from './http-integration/http-backends';
import {
  HttpPutEventsIntegration,
  HttpPutRecordIntegration,
  HttpStartExecutionIntegration,
} from './http-integration/http-service-calls';
import { HttpValue } from './http-value/http-value';
import { PlainFunction } from './plain-function/plain-function';
import { PlainQueue } from './plain-queue/plain-queue';
import { GetItemIntegration } from './rest-integration/get-item-integration';
import { MockIntegration } from './rest-integration/mock-integration';
import { FunctionIntegration, HttpProxyIntegration } from './rest-integration/proxy-integrations';
import { RestVpcLink } from './vpc-link/vpc-link';
// #region example
import { AccountLogging, RequestValue, RestApi, SendMessageIntegration } from '@archway/api';

/** Takes orders while everything behind the queue is down. */
function orders(scope: Construct, queue: IQueue): RestApi {
  const api = new RestApi(scope, 'Api', {
    accountLogging: new AccountLogging(scope, 'ApiLogging'),
    throttle: { rateLimitPerSecond: 50, burstLimit: 100 },
  });
  api.addRoute('POST', '/orders', {
    integration: new SendMessageIntegration(queue, {
      attributes: { idempotencyKey: RequestValue.fromParameter('Idempotency-Key') },
    }),
    headers: { 'Idempotency-Key': true },
    requestBody: {
      type: 'object',
      required: ['sku', 'quantity'],
      properties: {
        sku: { type: 'string', minLength: 1, maxLength: 64 },
        quantity: { type: 'integer', minimum: 1 },
      },
      additionalProperties: false,
    },
  });
  return api;
}
// #endregion

interface Network {
  readonly subnets: readonly ISubnetRef[];
  readonly securityGroups: readonly ISecurityGroupRef[];
}

// #region http
import { HttpApi, HttpPrivateIntegration, HttpSendMessageIntegration, VpcLink } from '@archway/api';

/** Takes orders of whoever has a token, and asks a service inside the VPC for prices. */
function shop(scope: Construct, queue: IQueue, network: Network, listenerArn: string): HttpApi {
  const api = new HttpApi(scope, 'Shop', { cors: { allowOrigins: ['https://example.com'] } });
  const users = api.addJwtAuthorizer('Users', {
    issuer: 'https://login.example.com',
    audience: ['orders'],
  });
  api.addRoute('POST', '/orders', {
    integration: new HttpSendMessageIntegration(queue),
    authorization: users,
    authorizationScopes: ['orders:write'],
    requestBody: 'unvalidated',
    throttle: { rateLimitPerSecond: 10, burstLimit: 20 },
  });
  api.addRoute('GET', '/prices/{sku}', {
    integration: new HttpPrivateIntegration(listenerArn, {
      vpcLink: new VpcLink(scope, 'Link', network),
    }),
    authorization: users,
  });
  return api;
}
// #endregion

function everyHttp(stack: AwsStack, queue: IQueue, bucket: IBucket): void {
  const shopApi = shop(
    stack,
    queue,
    {
      subnets: [{ subnetId: 'subnet-0123456789abcdef0' }],
      securityGroups: [{ securityGroupId: 'sg-0123456789abcdef0' }],
    },
    'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2',
  );
  const check = shopApi.addLambdaAuthorizer('Check', {
    handler: new PlainFunction(stack, 'CheckHttp'),
    resultTtlSeconds: 60,
  });
  shopApi.addDefaultRoute({
    integration: new HttpFunctionIntegration(new PlainFunction(stack, 'Rest')),
    authorization: check,
    requestBody: 'unvalidated',
    timeoutMilliseconds: 50,
    operationName: 'rest',
  });
  const own = <Kind>(id: string, grant: string, values: object) =>
    Object.assign(new Construct(stack, id), values, { [grant]: () => undefined }) as Kind;
  const events = new HttpApi(stack, 'Events', {
    stageName: 'v1',
    autoDeploy: true,
    description: 'Events',
    detailedMetrics: true,
    stageVariables: { color: 'blue' },
    logRetentionDays: 7,
    logEncryptionKey: new Key(stack, 'HttpKey'),
    domain: {
      domainName: 'http.example.com',
      certificateArn:
        'arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
      basePath: 'events',
      mutualTls: { bucket, key: 'ca.pem', version: '1' },
    },
  });
  const body = 'unvalidated' as const;
  events.addRoute('POST', '/events', {
    integration: new HttpPutEventsIntegration(
      own<IEventBus>('Bus', 'grantPutEvents', { eventBusName: 'bus' }),
      { source: 'orders', detailType: 'OrderPlaced' },
    ),
    requestBody: body,
  });
  events.addRoute('POST', '/clicks/{page}', {
    integration: new HttpPutRecordIntegration(
      own<IStream>('Clicks', 'grantWrite', { streamName: 'clicks' }),
      { partitionKey: HttpValue.fromPath('page') },
    ),
    requestBody: body,
  });
  events.addRoute('POST', '/runs', {
    integration: new HttpStartExecutionIntegration(
      own<IStateMachine>('Machine', 'grantStartExecution', {
        stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:orders',
      }),
    ),
    requestBody: body,
  });
  events.addRoute('GET', '/pages/{page}', {
    integration: new HttpUrlIntegration('https://example.com/{page}', { httpMethod: 'GET' }),
  });
}

function everything(stack: AwsStack): void {
  const queue = new PlainQueue(stack, 'Queue');
  const api = orders(stack, queue);
  api
    .addUsagePlan('Partners', {
      description: 'Partners',
      throttle: { rateLimitPerSecond: 5, burstLimit: 10 },
      quota: { limit: 1_000, period: 'DAY' },
    })
    .addKey('Acme');
  const tokens = api.addLambdaAuthorizer('Tokens', {
    handler: new PlainFunction(stack, 'Check'),
    resultTtlSeconds: 60,
  });
  api.addRoute('PUT', '/orders/{id}', {
    integration: new SendMessageIntegration(queue),
    authorization: tokens,
    apiKeyRequired: true,
    requestBody: 'unvalidated',
    throttle: { rateLimitPerSecond: 1, burstLimit: 1 },
    operationName: 'replaceOrder',
    timeoutMilliseconds: 1_000,
  });
  api.addRoute('GET', '/orders/{id}', {
    integration: new FunctionIntegration(new PlainFunction(stack, 'Read')),
  });
  api.addRoute('GET', '/prices/{id}', {
    integration: new HttpProxyIntegration('https://example.com/{id}', { httpMethod: 'GET' }),
  });
  const table = Object.assign(new Construct(stack, 'Table'), {
    tableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders',
    tableName: 'orders',
  });
  api.addRoute('GET', '/items/{id}', {
    integration: new GetItemIntegration(table as unknown as ITable, {
      key: { orderId: { type: 'S', value: RequestValue.fromParameter('id') } },
      attributes: { total: 'N' },
    }),
  });
  const bucket = Object.assign(new Construct(stack, 'Bucket'), { bucketName: 'trust' });
  const named = new RestApi(stack, 'Named', {
    apiName: 'named',
    description: 'With a name of its own',
    stageName: 'v1',
    throttle: false,
    logRetentionDays: 7,
    logEncryptionKey: new Key(stack, 'Key'),
    tracing: false,
    domain: {
      domainName: 'api.example.com',
      certificateArn:
        'arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
      basePath: 'orders',
      mutualTls: { bucket: bucket as unknown as IBucket, key: 'ca.pem', version: '1' },
    },
    webAclArn:
      'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/orders/1234abcd-12ab-34cd-56ef-1234567890ab',
    cache: { sizeGb: '0.5', ttlSeconds: 60 },
    binaryMediaTypes: ['image/png'],
    minimumCompressionSizeBytes: 1_024,
    stageVariables: { color: 'blue' },
  });
  const users = named.addCognitoAuthorizer('Users', {
    userPoolArns: ['arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_abcdefghi'],
  });
  named.addRoute('ANY', '/{rest+}', {
    integration: new SendMessageIntegration(queue),
    authorization: users,
    authorizationScopes: ['orders/write'],
    requestBody: 'unvalidated',
    queryParameters: { page: false },
    cacheKeyParameters: ['method.request.querystring.page'],
  });
  everyHttp(stack, queue, bucket as unknown as IBucket);
  const browsers = new RestApi(stack, 'Browsers', {
    cors: { allowOrigins: ['https://example.com'], allowHeaders: ['etag'], maxAgeSeconds: 60 },
  });
  browsers.addRoute('GET', '/', { integration: new MockIntegration({ template: '{}' }) });
  browsers.addRoute('GET', '/prices', {
    integration: new HttpProxyIntegration('http://prices.internal/', {
      vpcLink: new RestVpcLink(stack, 'RestLink', {
        loadBalancer: {
          loadBalancerArn:
            'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/a/50dc6c495c0c9188',
        },
      }),
    }),
  });
  browsers.addGatewayResponse('THROTTLED', { statusCode: '503', template: '{}' });
  new RestApi(stack, 'Private', { vpcEndpointIds: ['vpce-0123456789abcdef0'] }).addRoute(
    'POST',
    '/',
    { integration: new SendMessageIntegration(queue), requestBody: 'unvalidated' },
  );
}

itPlans('every option is one that the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'orders', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  everything(stack);
  const plan = planOffline(stack);
  expect(plan.inventory).toMatchObject({
    aws_api_gateway_rest_api: 4,
    aws_api_gateway_stage: 4,
    aws_api_gateway_deployment: 4,
    aws_api_gateway_gateway_response: 3,
    aws_api_gateway_method: 11,
    aws_api_gateway_vpc_link: 1,
    aws_apigatewayv2_api: 2,
    aws_apigatewayv2_api_mapping: 1,
    aws_apigatewayv2_authorizer: 2,
    aws_apigatewayv2_deployment: 1,
    aws_apigatewayv2_domain_name: 1,
    aws_apigatewayv2_integration: 7,
    aws_apigatewayv2_route: 7,
    aws_apigatewayv2_stage: 2,
    aws_apigatewayv2_vpc_link: 1,
    aws_api_gateway_domain_name: 1,
    aws_api_gateway_usage_plan_key: 1,
    aws_api_gateway_authorizer: 2,
    aws_wafv2_web_acl_association: 1,
  });
});
