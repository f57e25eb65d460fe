import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Node } from 'constructs';
import { Function } from '../function/function';
import type { FunctionUrlProps } from './function-url';
import { FunctionUrl } from './function-url';

const SHARED = { functionArn: 'arn:aws:lambda:::function:shared', functionName: 'shared' };

const withUrl = (
  props: Partial<FunctionUrlProps> = {},
  more?: (url: FunctionUrl, role: Role) => void,
) =>
  synth((scope) => {
    const of = Function.fromFunctionAttributes(scope, 'Shared', SHARED);
    const role = new Role(scope, 'Caller', { assumedBy: 'ecs-tasks.amazonaws.com' });
    const url = new FunctionUrl(scope, 'Url', { function: of, ...props });
    more?.(url, role);
  });

it('asks for an identity', () => {
  const stack = withUrl();
  expect(stack.only(LambdaFunctionUrl)).toEqual({
    function_name: 'shared',
    authorization_type: 'AWS_IAM',
  });
  expect(stack.all(LambdaPermission)).toEqual([]);
});

it('lets in who is granted, with both permissions that a URL needs', () => {
  const stack = withUrl({}, (url, role) => url.grantInvokeUrl(role));
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunctionUrl',
      Resource: SHARED.functionArn,
      Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
    },
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: SHARED.functionArn,
      Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
    },
  ]);
});

it('is open to everybody for a reason that stands in the Terraform', () => {
  const accepted: unknown[] = [];
  const stack = withUrl({ publicBecause: 'webhooks of the shop sign their bodies' }, (url) =>
    accepted.push(url.node),
  );
  expect(stack.only(LambdaFunctionUrl)['authorization_type']).toBe('NONE');
  const [node] = accepted as [Node];
  expect(node.findChild('Default').node.metadata).toContainEqual(
    expect.objectContaining({
      data: {
        rule: 'no-authorization',
        because: 'webhooks of the shop sign their bodies',
        at: 'test/Url',
      },
    }),
  );
  expect(stack.all(LambdaPermission)).toEqual([
    expect.objectContaining({
      action: 'lambda:InvokeFunctionUrl',
      principal: '*',
      function_url_auth_type: 'NONE',
    }),
    expect.objectContaining({
      action: 'lambda:InvokeFunction',
      principal: '*',
      invoked_via_function_url: true,
    }),
  ]);
  expect(stack.json['terraform']).toMatchObject({
    required_providers: { aws: { version: '>= 6.29.0, < 7.0.0' } },
  });
});

it('streams, and answers pages of one origin', () => {
  const stack = withUrl({
    invokeMode: 'RESPONSE_STREAM',
    cors: {
      allowOrigins: ['https://example.com'],
      allowMethods: ['GET'],
      allowHeaders: ['authorization'],
      exposeHeaders: ['etag'],
      allowCredentials: true,
      maxAgeSeconds: 86_400,
    },
  });
  expect(stack.only(LambdaFunctionUrl)).toMatchObject({
    invoke_mode: 'RESPONSE_STREAM',
    cors: {
      allow_origins: ['https://example.com'],
      allow_methods: ['GET'],
      allow_headers: ['authorization'],
      expose_headers: ['etag'],
      allow_credentials: true,
      max_age: 86_400,
    },
  });
});

it.each<[string, Partial<FunctionUrlProps>, string]>([
  ['no reason', { publicBecause: ' ' }, 'publicBecause must give a reason, got nothing'],
  ['no origin', { cors: { allowOrigins: [] } }, 'cors.allowOrigins must name an origin, got none'],
  [
    'credentials for all',
    { cors: { allowOrigins: ['*'], allowCredentials: true } },
    "cors.allowOrigins must name origins where credentials are allowed, got '*'",
  ],
  [
    'more than a day',
    { cors: { allowOrigins: ['*'], maxAgeSeconds: 86_401 } },
    'cors.maxAgeSeconds must be a whole number between 0 and 86400, got 86401',
  ],
])('refuses %s', (_, props, problem) => {
  expect(() => withUrl(props)).toThrow(problem);
});
