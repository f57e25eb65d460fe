import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import { ApiGatewayVpcLink } from '@cdktf/provider-aws/lib/api-gateway-vpc-link';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import type { CorsOptions } from '../cors/cors';
import { MockIntegration } from '../rest-integration/mock-integration';
import { RestVpcLink } from '../vpc-link/vpc-link';
import { RestApi } from './rest-api';
import type { GatewayResponseOptions, GatewayResponseType } from './gateway-response';

const ORIGIN: CorsOptions = { allowOrigins: ['https://example.com'] };

const deployed = (cors?: CorsOptions, build?: (api: RestApi) => void) =>
  synth((stack) => {
    const api = new RestApi(stack, 'Api', { cors });
    api.addRoute('GET', '/orders', { integration: new MockIntegration() });
    api.addRoute('DELETE', '/orders', { integration: new MockIntegration() });
    build?.(api);
  });

describe('pages of another origin', () => {
  const headersOf = (stack: ReturnType<typeof deployed>, method: string) =>
    stack
      .all(ApiGatewayIntegrationResponse)
      .find((response) => String(response['http_method']).includes(`_${method}_`))?.[
      'response_parameters'
    ];

  it('ask first what a path answers, without an identity', () => {
    const stack = deployed({ ...ORIGIN, allowHeaders: ['authorization'], maxAgeSeconds: 60 });
    const methods = stack.all(ApiGatewayMethod);
    expect(methods.map((method) => [method['http_method'], method['authorization']])).toEqual([
      ['DELETE', 'AWS_IAM'],
      ['GET', 'AWS_IAM'],
      ['OPTIONS', 'NONE'],
    ]);
    expect(headersOf(stack, 'OPTIONS')).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'https://example.com'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,DELETE'",
      'method.response.header.Access-Control-Allow-Headers': "'authorization'",
      'method.response.header.Access-Control-Max-Age': "'60'",
      'method.response.header.Vary': "'Origin'",
    });
  });

  it('may read answers', () => {
    const stack = deployed({ ...ORIGIN, allowCredentials: true, exposeHeaders: ['etag'] });
    expect(headersOf(stack, 'GET')).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'https://example.com'",
      'method.response.header.Access-Control-Allow-Credentials': "'true'",
      'method.response.header.Access-Control-Expose-Headers': "'etag'",
      'method.response.header.Vary': "'Origin'",
    });
  });

  it('may read what the API itself answers', () => {
    const responses = deployed({ allowOrigins: ['*'] }).all(ApiGatewayGatewayResponse);
    expect(responses.map((response) => response['response_type'])).toEqual([
      'DEFAULT_4XX',
      'DEFAULT_5XX',
    ]);
    expect(responses[0]?.['response_parameters']).toEqual({
      'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
    });
  });

  it('may call nothing unless they are named', () => {
    const stack = deployed();
    expect(stack.all(ApiGatewayGatewayResponse)).toEqual([]);
    expect(headersOf(stack, 'GET')).toBeUndefined();
  });

  it('are of one origin', () => {
    expect(() => deployed({ allowOrigins: ['https://a.example', 'https://b.example'] })).toThrow(
      'cors.allowOrigins must be one origin on a REST API, got 2',
    );
  });
});

describe('what the API itself answers', () => {
  const answered = (type: GatewayResponseType, options: GatewayResponseOptions) =>
    deployed(undefined, (api) => api.addGatewayResponse(type, options));

  it('can be said', () => {
    const stack = answered('THROTTLED', {
      statusCode: '503',
      template: '{"message":"Busy"}',
      headers: { 'Retry-After': "'1'" },
    });
    expect(stack.only(ApiGatewayGatewayResponse)).toMatchObject({
      response_type: 'THROTTLED',
      status_code: '503',
      response_templates: { 'application/json': '{"message":"Busy"}' },
      response_parameters: { 'gatewayresponse.header.Retry-After': "'1'" },
    });
    expect(stack.only(ApiGatewayDeployment)['depends_on']).toEqual(
      expect.arrayContaining([expect.stringContaining('aws_api_gateway_gateway_response.')]),
    );
  });

  it('deploys the API anew', () => {
    const triggers = (statusCode: string) =>
      answered('THROTTLED', { statusCode }).only(ApiGatewayDeployment)['triggers'];
    expect(triggers('503')).not.toEqual(triggers('429'));
  });

  it('is said once for each type', () => {
    expect(() =>
      deployed(undefined, (api) => {
        api.addGatewayResponse('THROTTLED', {});
        api.addGatewayResponse('THROTTLED', {});
      }),
    ).toThrow('gateway response must be there once, got THROTTLED again');
  });

  it.each<[string, GatewayResponseType, GatewayResponseOptions, string]>([
    ['a type that is none', 'BUSY' as 'THROTTLED', {}, 'type must be one of'],
    ['a status that is none', 'THROTTLED', { statusCode: '4XX' }, 'statusCode must be a status'],
  ])('refuses %s', (_, type, options, problem) => {
    expect(() => answered(type, options)).toThrow(problem);
  });
});

it('lets a role call one route', () => {
  const stack = synth((scope) => {
    const caller = new Role(scope, 'Caller', { assumedBy: 'ecs-tasks.amazonaws.com' });
    new RestApi(scope, 'Api')
      .addRoute('GET', '/orders/{id}', { integration: new MockIntegration() })
      .grantInvoke(caller);
  });
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: '${aws_api_gateway_rest_api.Api.execution_arn}/*/GET/orders/*',
    },
  ]);
});

it('reaches a network load balancer through a link', () => {
  const stack = synth((scope) => {
    new RestVpcLink(scope, 'Link', {
      loadBalancer: { loadBalancerArn: 'arn:nlb' },
      description: 'To the prices',
    });
  });
  expect(stack.only(ApiGatewayVpcLink)).toEqual({
    name: 'test-test-Link',
    description: 'To the prices',
    target_arns: ['arn:nlb'],
  });
});
