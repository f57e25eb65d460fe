import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import { Apigatewayv2Deployment } from '@cdktf/provider-aws/lib/apigatewayv2-deployment';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IBucket } from '@archway/core';
import { Role } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { HttpUrlIntegration } from '../http-integration/http-backends';
import { PlainFunction } from '../plain-function/plain-function';
import { HttpApi } from './http-api';
import type { HttpApiProps, HttpMethod, HttpRouteOptions } from './http-api-props';

const integration = new HttpUrlIntegration('https://example.com');

function deployed(props: HttpApiProps = {}, build?: (api: HttpApi) => void): Synthesized {
  return synth((stack) => {
    const api = new HttpApi(stack, 'Api', props);
    if (build) build(api);
    else api.addRoute('GET', '/health', { integration });
  });
}

function routed(method: HttpMethod, path: string, options: Partial<HttpRouteOptions> = {}) {
  return deployed({}, (api) => {
    api.addRoute(method, path, { integration, ...options });
  });
}

it('deploys an API with one stage, logs and limits', () => {
  const stack = deployed();
  expect(stack.inventory).toEqual({
    aws_apigatewayv2_api: 1,
    aws_apigatewayv2_deployment: 1,
    aws_apigatewayv2_integration: 1,
    aws_apigatewayv2_route: 1,
    aws_apigatewayv2_stage: 1,
    aws_cloudwatch_log_group: 1,
  });
  expect(stack.only(Apigatewayv2Api)).toMatchObject({
    name: 'test-test-Api',
    protocol_type: 'HTTP',
    disable_execute_api_endpoint: false,
  });
  expect(stack.only(Apigatewayv2Stage)).toMatchObject({
    name: '$default',
    deployment_id: expect.stringContaining('aws_apigatewayv2_deployment.Api_Deployment'),
    default_route_settings: { throttling_rate_limit: 100, throttling_burst_limit: 200 },
  });
});

it('lets nobody in but identities of the account, unless a route says otherwise', () => {
  expect(routed('GET', '/a').only(Apigatewayv2Route)['authorization_type']).toBe('AWS_IAM');
  expect(
    routed('GET', '/a', { authorization: 'NONE' }).only(Apigatewayv2Route)['authorization_type'],
  ).toBe('NONE');
});

it('lets a role call one route', () => {
  const stack = deployed({}, (api) => {
    const caller = new Role(api, 'Caller', { assumedBy: 'ecs-tasks.amazonaws.com' });
    api.addRoute('GET', '/orders/{id}', { integration }).grantInvoke(caller);
  });
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: '${aws_apigatewayv2_api.Api.execution_arn}/*/GET/orders/*',
    },
  ]);
});

it('deploys anew when a route changes, and not otherwise', () => {
  const triggers = (timeoutMilliseconds: number) =>
    routed('GET', '/a', { timeoutMilliseconds }).only(Apigatewayv2Deployment)['triggers'];
  expect(triggers(100)).toEqual(triggers(100));
  expect(triggers(100)).not.toEqual(triggers(200));
});

it('deploys each change at once where it is told so', () => {
  const stack = deployed({ autoDeploy: true });
  expect(stack.only(Apigatewayv2Stage)['auto_deploy']).toBe(true);
  expect(stack.all(Apigatewayv2Deployment)).toEqual([]);
});

it('throttles nobody where it is told so', () => {
  expect(deployed({ throttle: false }).only(Apigatewayv2Stage)['default_route_settings']).toEqual({
    detailed_metrics_enabled: false,
  });
});

it('gives routes limits of their own, once they are there', () => {
  const throttle = { rateLimitPerSecond: 1, burstLimit: 2 };
  const stage = deployed({ detailedMetrics: true }, (api) => {
    api.addRoute('GET', '/a', { integration, throttle });
    api.addDefaultRoute({ integration, throttle, requestBody: 'unvalidated' });
    api.addRoute('GET', '/b', { integration });
  }).only(Apigatewayv2Stage);
  const limits = { throttling_rate_limit: 1, throttling_burst_limit: 2 };
  expect(stage['route_settings']).toEqual([
    { route_key: 'GET /a', detailed_metrics_enabled: true, ...limits },
    { route_key: '$default', detailed_metrics_enabled: true, ...limits },
  ]);
  expect(stage['depends_on']).toEqual(
    expect.arrayContaining([expect.stringContaining('aws_apigatewayv2_route.Api_Routes_GETa')]),
  );
});

it('answers pages of one origin', () => {
  const cors = {
    allowOrigins: ['https://example.com'],
    allowHeaders: ['authorization'],
    exposeHeaders: ['etag'],
    allowCredentials: true,
    maxAgeSeconds: 60,
  };
  expect(deployed({ cors }).only(Apigatewayv2Api)['cors_configuration']).toEqual({
    allow_origins: ['https://example.com'],
    allow_methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    allow_headers: ['authorization'],
    expose_headers: ['etag'],
    allow_credentials: true,
    max_age: 60,
  });
});

it('has a name of its own that clients with certificates alone reach', () => {
  const stack = synth((scope) => {
    const bucket = Object.assign(new Construct(scope, 'Bucket'), { bucketName: 'trust' });
    const api = new HttpApi(scope, 'Api', {
      domain: {
        domainName: 'api.example.com',
        certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1',
        basePath: 'orders',
        mutualTls: { bucket: bucket as unknown as IBucket, key: 'ca.pem' },
      },
    });
    api.addRoute('GET', '/a', { integration });
  });
  expect(stack.only(Apigatewayv2Api)['disable_execute_api_endpoint']).toBe(true);
  expect(stack.only(Apigatewayv2DomainName)).toMatchObject({
    domain_name: 'api.example.com',
    domain_name_configuration: { endpoint_type: 'REGIONAL', security_policy: 'TLS_1_2' },
    mutual_tls_authentication: { truststore_uri: 's3://trust/ca.pem' },
  });
  expect(stack.only(Apigatewayv2ApiMapping)).toMatchObject({
    stage: expect.stringContaining('aws_apigatewayv2_stage.Api_Stage'),
    api_mapping_key: 'orders',
  });
});

it('keeps a line of each request for thirty days, without bodies and tokens', () => {
  const stack = deployed();
  expect(stack.only(CloudwatchLogGroup)).toEqual({
    name: '/aws/vendedlogs/http-api/test-test-Api',
    retention_in_days: 30,
  });
  const { format } = stack.only(Apigatewayv2Stage)['access_log_settings'];
  expect(JSON.parse(format)).toMatchObject({ route: '$context.routeKey' });
  expect(format).not.toContain('body');
});

it('counts requests and errors of its stage', () => {
  deployed({}, (api) => {
    api.addRoute('GET', '/a', { integration });
    expect(api.metric5xxErrors()).toMatchObject({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      statistic: 'Sum',
    });
    expect(Object.keys(api.metricLatency().dimensions)).toEqual(['ApiId', 'Stage']);
  });
});

describe('an authorizer', () => {
  it('takes tokens of an issuer, with a scope', () => {
    const stack = deployed({}, (api) => {
      const users = api.addJwtAuthorizer('Users', {
        issuer: 'https://login.example.com',
        audience: ['orders'],
      });
      api.addRoute('GET', '/a', {
        integration,
        authorization: users,
        authorizationScopes: ['orders:read'],
      });
    });
    expect(stack.only(Apigatewayv2Authorizer)).toMatchObject({
      authorizer_type: 'JWT',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: { issuer: 'https://login.example.com', audience: ['orders'] },
    });
    expect(stack.only(Apigatewayv2Route)).toMatchObject({
      authorization_type: 'JWT',
      authorization_scopes: ['orders:read'],
      authorizer_id: expect.stringContaining('aws_apigatewayv2_authorizer.Api_Users'),
    });
  });

  it('asks a function, which this authorizer alone may invoke', () => {
    const stack = deployed({}, (api) => {
      const check = api.addLambdaAuthorizer('Check', {
        handler: new PlainFunction(api, 'Function'),
        resultTtlSeconds: 60,
      });
      api.addRoute('GET', '/a', { integration, authorization: check });
    });
    expect(stack.only(Apigatewayv2Authorizer)).toMatchObject({
      authorizer_type: 'REQUEST',
      authorizer_payload_format_version: '2.0',
      enable_simple_responses: true,
      authorizer_result_ttl_in_seconds: 60,
    });
    expect(stack.only(Apigatewayv2Route)['authorization_type']).toBe('CUSTOM');
    expect(stack.only(LambdaPermission)['source_arn']).toMatch(
      /^\$\{aws_apigatewayv2_api\.Api\.execution_arn\}\/authorizers\/\$\{/,
    );
  });

  it.each<[string, (api: HttpApi) => void, string]>([
    [
      'an issuer without TLS',
      (api) => api.addJwtAuthorizer('Users', { issuer: 'http://x', audience: ['a'] }),
      'issuer must be an https:// address',
    ],
    [
      'no audience',
      (api) => api.addJwtAuthorizer('Users', { issuer: 'https://x', audience: [] }),
      'audience must be at least one, got none',
    ],
    [
      'a source that is none',
      (api) =>
        api.addLambdaAuthorizer('Check', {
          handler: new PlainFunction(api, 'Function'),
          identitySources: ['method.request.header.Authorization'],
        }),
      'identitySources must be a source such as $request.header.Authorization',
    ],
  ])('refuses %s', (_, build, problem) => {
    expect(() => deployed({}, build)).toThrow(problem);
  });
});

it.each<[HttpMethod, string, Partial<HttpRouteOptions>]>([
  ['GET', '/', {}],
  ['GET', '/files/{key+}', {}],
  ['POST', '/orders', { requestBody: 'unvalidated' }],
  ['GET', '/a', { timeoutMilliseconds: 30_000 }],
])('accepts %s %s', (method, path, options) => {
  expect(() => routed(method, path, options)).not.toThrow();
});

it.each<[string, HttpMethod, string, Partial<HttpRouteOptions>, string]>([
  ['a path without a slash', 'GET', 'orders', {}, 'path must be one such as /orders/{id}'],
  [
    'a body that nobody says is unchecked',
    'POST',
    '/a',
    {},
    "requestBody must be 'unvalidated' for POST /a: HTTP APIs look at no body",
  ],
  ['a body of GET', 'GET', '/a', { requestBody: 'unvalidated' }, 'requestBody must be left out'],
  ['more time', 'GET', '/a', { timeoutMilliseconds: 30_001 }, 'timeoutMilliseconds must be'],
  ['scopes of IAM', 'GET', '/a', { authorizationScopes: ['x'] }, 'must go with a JwtAuthorizer'],
  [
    'requests without a burst',
    'GET',
    '/a',
    { throttle: { rateLimitPerSecond: 1, burstLimit: 0 } },
    'throttle.burstLimit must be above 0',
  ],
])('refuses %s', (_, method, path, options, problem) => {
  expect(() => routed(method, path, options)).toThrow(problem);
});

it.each<[string, HttpApiProps, string]>([
  ['a name of 129', { apiName: 'n'.repeat(129) }, 'apiName must be 1 to 128 characters'],
  ['a stage with a space', { stageName: 'my stage' }, 'stageName must be'],
  ['no origin', { cors: { allowOrigins: [] } }, 'cors.allowOrigins must name an origin'],
  [
    'an origin with a path',
    { cors: { allowOrigins: ['https://example.com/a'] } },
    'got "https://example.com/a"',
  ],
  [
    'credentials for all',
    { cors: { allowOrigins: ['*'], allowCredentials: true } },
    "must name origins where credentials are allowed, got '*'",
  ],
])('refuses %s', (_, props, problem) => {
  expect(() => deployed(props)).toThrow(problem);
});

it('refuses the same route again, and an API without any', () => {
  expect(() =>
    deployed({}, (api) => {
      api.addRoute('GET', '/a', { integration });
      api.addRoute('GET', '/a', { integration });
    }),
  ).toThrow('route must be there once, got GET /a again');
  expect(() => deployed({}, () => undefined)).toThrow("HttpApi 'test/Api': add at least one route");
});
