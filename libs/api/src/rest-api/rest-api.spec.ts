import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayMethodSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings';
import { ApiGatewayModel } from '@cdktf/provider-aws/lib/api-gateway-model';
import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayRestApiPolicy } from '@cdktf/provider-aws/lib/api-gateway-rest-api-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import type { JsonSchema } from '../json-schema/json-schema';
import { PlainFunction } from '../plain-function/plain-function';
import { PlainQueue } from '../plain-queue/plain-queue';
import { RequestValue } from '../request-value/request-value';
import type { RestIntegration } from '../rest-integration/rest-integration';
import { SendMessageIntegration } from '../rest-integration/send-message-integration';
import { RestApi } from './rest-api';
import type { RestApiProps } from './rest-api-props';
import type { Method, RouteOptions } from './route-options';

const ORDER: JsonSchema = { type: 'object', required: ['sku'] };

/** Answers without a backend. */
const NOTHING: RestIntegration = {
  bindRoute: () => ({
    type: 'MOCK',
    template: '{"statusCode":200}',
    responses: [{ statusCode: '200' }],
  }),
};

function deployed(props?: RestApiProps, build?: (api: RestApi) => void): Synthesized {
  return synth((stack) => {
    const api = new RestApi(stack, 'Api', props);
    if (build) build(api);
    else api.addRoute('GET', '/health', { integration: NOTHING });
  });
}

function routed(method: Method, path: string, options: Partial<RouteOptions> = {}): Synthesized {
  return deployed({}, (api) => {
    api.addRoute(method, path, { integration: NOTHING, ...options });
  });
}

it('deploys a regional API with one stage, logs and limits', () => {
  const stack = deployed();
  expect(stack.inventory).toEqual({
    aws_api_gateway_deployment: 1,
    aws_api_gateway_integration: 1,
    aws_api_gateway_integration_response: 1,
    aws_api_gateway_method: 1,
    aws_api_gateway_method_response: 1,
    aws_api_gateway_method_settings: 1,
    aws_api_gateway_request_validator: 1,
    aws_api_gateway_resource: 1,
    aws_api_gateway_rest_api: 1,
    aws_api_gateway_stage: 1,
    aws_cloudwatch_log_group: 1,
  });
  expect(stack.only(ApiGatewayRestApi)).toMatchObject({
    name: 'test-test-Api',
    endpoint_configuration: { types: ['REGIONAL'] },
  });
  expect(stack.only(ApiGatewayMethodSettings)).toMatchObject({
    method_path: '*/*',
    settings: {
      throttling_rate_limit: 100,
      throttling_burst_limit: 200,
      metrics_enabled: true,
      data_trace_enabled: false,
    },
  });
});

it('lets nobody in but identities of the account, unless a route says otherwise', () => {
  expect(routed('GET', '/a').only(ApiGatewayMethod)['authorization']).toBe('AWS_IAM');
  expect(
    routed('GET', '/a', { authorization: 'NONE' }).only(ApiGatewayMethod)['authorization'],
  ).toBe('NONE');
});

it('throttles nobody where it is told so', () => {
  const { settings } = deployed({ throttle: false }).only(ApiGatewayMethodSettings);
  expect(settings).toEqual({ metrics_enabled: true, data_trace_enabled: false });
});

it('gives a route limits of its own, beside all other settings', () => {
  const stack = routed('GET', '/orders/{id}', {
    throttle: { rateLimitPerSecond: 1, burstLimit: 2 },
  });
  expect(stack.all(ApiGatewayMethodSettings)).toContainEqual(
    expect.objectContaining({
      method_path: 'orders/{id}/GET',
      settings: {
        throttling_rate_limit: 1,
        throttling_burst_limit: 2,
        metrics_enabled: true,
        data_trace_enabled: false,
      },
    }),
  );
});

it('makes each part of a path once', () => {
  const stack = deployed({}, (api) => {
    api.addRoute('GET', '/orders/{id}', { integration: NOTHING });
    api.addRoute('DELETE', '/orders/{id}', { integration: NOTHING });
    api.addRoute('GET', '/orders', { integration: NOTHING });
  });
  expect(stack.all(ApiGatewayResource).map((resource) => resource['path_part'])).toEqual([
    'orders',
    '{id}',
  ]);
});

it('asks for the parts of a path and what else is needed', () => {
  const stack = routed('GET', '/orders/{id}', {
    headers: { 'Idempotency-Key': true },
    queryParameters: { page: false },
  });
  expect(stack.only(ApiGatewayMethod)['request_parameters']).toEqual({
    'method.request.path.id': true,
    'method.request.header.Idempotency-Key': true,
    'method.request.querystring.page': false,
  });
});

it('looks at a body by its schema', () => {
  const stack = routed('POST', '/orders', { requestBody: ORDER });
  expect(JSON.parse(stack.only(ApiGatewayModel)['schema'])).toMatchObject(ORDER);
  expect(stack.only(ApiGatewayMethod)).toMatchObject({
    request_models: {
      'application/json': expect.stringContaining(
        'aws_api_gateway_model.Api_Routes_orders_POST_Model',
      ),
    },
    request_validator_id: expect.stringContaining(
      'aws_api_gateway_request_validator.Api_ValidateAll',
    ),
  });
});

it('refuses a body that nobody looks at, unless the route says so', () => {
  expect(() => routed('POST', '/orders')).toThrow(
    "requestBody must be given for POST /orders: a schema, or 'unvalidated'",
  );
  expect(
    routed('POST', '/orders', { requestBody: 'unvalidated' }).only(ApiGatewayMethod),
  ).not.toHaveProperty('request_models');
});

it.each(['/', '/orders', '/orders/{id}/lines', '/files/{key+}'])('takes the path %s', (path) => {
  expect(routed('GET', path).only(ApiGatewayMethod)['http_method']).toBe('GET');
});

it.each(['orders', '/orders/', '/{key+}/a', '/a b', '/a/{}'])('refuses the path %s', (path) => {
  expect(() => routed('GET', path)).toThrow('path must be one such as /orders/{id}');
});

it('refuses a route that is there already', () => {
  expect(() =>
    deployed({}, (api) => {
      api.addRoute('GET', '/a', { integration: NOTHING });
      api.addRoute('GET', '/a', { integration: NOTHING });
    }),
  ).toThrow('route must be there once, got GET /a again');
});

it('refuses an API without a route', () => {
  expect(() => deployed({}, () => undefined)).toThrow('add at least one route');
});

it.each([50, 29_000])('waits %i milliseconds for the backend', (timeoutMilliseconds) => {
  expect(
    routed('GET', '/a', { timeoutMilliseconds }).only(ApiGatewayIntegration)[
      'timeout_milliseconds'
    ],
  ).toBe(timeoutMilliseconds);
});

it.each([49, 29_001])('refuses to wait %i milliseconds', (timeoutMilliseconds) => {
  expect(() => routed('GET', '/a', { timeoutMilliseconds })).toThrow(
    'timeoutMilliseconds must be a whole number between 50 and 29000',
  );
});

describe('with a queue behind a route', () => {
  function queued(
    fifo: boolean,
    options: ConstructorParameters<typeof SendMessageIntegration>[1] = {},
  ): Synthesized {
    return synth((stack) => {
      const queue = new PlainQueue(stack, 'Orders', fifo);
      new RestApi(stack, 'Api').addRoute('POST', '/orders', {
        integration: new SendMessageIntegration(queue, options),
        requestBody: ORDER,
      });
    });
  }

  it('sends the encoded body and takes no other type than JSON', () => {
    expect(queued(false).only(ApiGatewayIntegration)).toMatchObject({
      type: 'AWS',
      integration_http_method: 'POST',
      uri: 'arn:aws:apigateway:eu-central-1:sqs:path/111122223333/${aws_sqs_queue.Orders.name}',
      passthrough_behavior: 'NEVER',
      request_parameters: {
        'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      },
      request_templates: {
        'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
      },
    });
  });

  it('finds the name of a queue in its ARN where nobody gave one', () => {
    const stack = synth((scope) => {
      const queue = Object.assign(new PlainQueue(scope, 'Orders'), { queueName: undefined });
      new RestApi(scope, 'Api').addRoute('POST', '/orders', {
        integration: new SendMessageIntegration(queue),
        requestBody: ORDER,
      });
    });
    expect(stack.only(ApiGatewayIntegration)['uri']).toBe(
      'arn:aws:apigateway:eu-central-1:sqs:path/111122223333/${element(split(":", aws_sqs_queue.Orders.arn), 5)}',
    );
  });

  it('lets the route send to that queue and nothing else, before the route is there', () => {
    const stack = queued(false);
    expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: '${aws_sqs_queue.Orders.arn}',
      },
    ]);
    expect(stack.only(ApiGatewayIntegration)['depends_on'].join()).toContain(
      'aws_iam_role_policy.',
    );
  });

  it('answers 202 with the id of the message, and hides what SQS said otherwise', () => {
    expect(
      queued(false)
        .all(ApiGatewayIntegrationResponse)
        .map(({ selection_pattern, response_templates }) => [
          selection_pattern,
          response_templates,
        ]),
    ).toEqual([
      [
        undefined,
        {
          'application/json':
            '{"messageId":"$input.path(\'$.SendMessageResponse.SendMessageResult.MessageId\')"}',
        },
      ],
      ['4\\d{2}', { 'application/json': '{"message":"Internal server error"}' }],
      ['5\\d{2}', { 'application/json': '{"message":"Service unavailable"}' }],
    ]);
  });

  it('names group, duplicate and attributes of a FIFO message, each encoded', () => {
    const [template] = Object.values(
      queued(true, {
        messageGroupId: RequestValue.fromBody('$.tenant'),
        messageDeduplicationId: RequestValue.fromParameter('Idempotency-Key'),
        attributes: { requestId: RequestValue.fromContext('requestId') },
      }).only(ApiGatewayIntegration)['request_templates'],
    );
    expect(String(template).split('&')).toEqual([
      'Action=SendMessage',
      'MessageBody=$util.urlEncode($input.body)',
      "MessageGroupId=$util.urlEncode($input.path('$.tenant'))",
      "MessageDeduplicationId=$util.urlEncode($input.params('Idempotency-Key'))",
      'MessageAttribute.1.Name=requestId',
      'MessageAttribute.1.Value.StringValue=$util.urlEncode($context.requestId)',
      'MessageAttribute.1.Value.DataType=String',
    ]);
  });

  it('refuses a FIFO queue without a group, and a duplicate id for a standard queue', () => {
    expect(() => queued(true)).toThrow("messageGroupId must be given for FIFO queue 'test/Orders'");
    expect(() => queued(false, { messageDeduplicationId: RequestValue.body() })).toThrow(
      "messageDeduplicationId must be left out for standard queue 'test/Orders'",
    );
  });
});

describe('a deployment', () => {
  const triggers = (options: Partial<RouteOptions>, props: RestApiProps = {}) =>
    deployed(props, (api) => {
      api.addRoute('GET', '/a', { integration: NOTHING, ...options });
    }).only(ApiGatewayDeployment)['triggers'];

  it('is made anew when a route changes', () => {
    expect(triggers({ headers: { a: true } })).not.toEqual(triggers({}));
  });

  it('stays when only the stage changes', () => {
    expect(triggers({}, { throttle: false, logRetentionDays: 1 })).toEqual(triggers({}));
  });

  it('is made before the last one goes, after every route', () => {
    const deployment = deployed().only(ApiGatewayDeployment);
    expect(deployment['lifecycle']).toEqual({ create_before_destroy: true });
    expect(deployment['depends_on'].join()).toMatch(
      /aws_api_gateway_method\..*aws_api_gateway_integration\./,
    );
  });

  it('follows the values that routes refer to', () => {
    expect(deployed().only(ApiGatewayDeployment)['triggers'].references).toContain(
      'aws_api_gateway_resource.Api_Routes_health',
    );
  });
});

it('lets in whom a function lets in', () => {
  const stack = synth((scope) => {
    const api = new RestApi(scope, 'Api');
    const authorization = api.addLambdaAuthorizer('Tokens', {
      handler: new PlainFunction(scope, 'Check'),
    });
    api.addRoute('GET', '/a', { integration: NOTHING, authorization });
  });
  expect(stack.only(ApiGatewayMethod)).toMatchObject({
    authorization: 'CUSTOM',
    authorizer_id: expect.stringContaining('aws_api_gateway_authorizer'),
  });
  expect(stack.only(LambdaPermission)).toMatchObject({
    principal: 'apigateway.amazonaws.com',
    source_account: '111122223333',
    source_arn: expect.stringContaining('/authorizers/'),
  });
});

it('takes tokens with one of the scopes', () => {
  const stack = deployed({}, (api) => {
    const authorization = api.addCognitoAuthorizer('Users', {
      userPoolArns: ['arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_abc'],
    });
    api.addRoute('GET', '/a', {
      integration: NOTHING,
      authorization,
      authorizationScopes: ['orders/read'],
    });
  });
  expect(stack.only(ApiGatewayMethod)).toMatchObject({
    authorization: 'COGNITO_USER_POOLS',
    authorization_scopes: ['orders/read'],
  });
});

it('refuses scopes without tokens', () => {
  expect(() => routed('GET', '/a', { authorizationScopes: ['x'] })).toThrow(
    'authorizationScopes must go with a Cognito authorizer',
  );
});

it('lets a private API be reached through its endpoints only', () => {
  const stack = deployed({ vpcEndpointIds: ['vpce-1'] });
  expect(JSON.parse(stack.only(ApiGatewayRestApiPolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: '${aws_api_gateway_rest_api.Api.execution_arn}/*',
      Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-1'] } },
    },
  ]);
});

it('warns where nobody sees to the role that writes logs', () => {
  expect(deployed().warnings.join()).toContain('a role that writes logs');
});
