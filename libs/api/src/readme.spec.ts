import type { IBucket, IQueue, ITable } from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import { PlainFunction } from './plain-function/plain-function';
import { PlainQueue } from './plain-queue/plain-queue';
import { GetItemIntegration } from './rest-integration/get-item-integration';
import { FunctionIntegration, HttpProxyIntegration } from './rest-integration/proxy-integrations';
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
    aws_api_gateway_rest_api: 3,
    aws_api_gateway_stage: 3,
    aws_api_gateway_deployment: 3,
    aws_api_gateway_method: 7,
    aws_api_gateway_domain_name: 1,
    aws_api_gateway_usage_plan_key: 1,
    aws_api_gateway_authorizer: 2,
    aws_wafv2_web_acl_association: 1,
  });
});
