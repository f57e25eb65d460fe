import type { IBucket } from '@archway/core';
import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config';
import { Construct } from 'constructs';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Code } from '../code/code';
import type { FunctionProps } from '../function/function-props';
import { Function } from '../function/function';
import { Alias } from './alias';
import type { AliasProps, ProvisionedConcurrency } from './alias-props';

let folder: string;
let code: Code;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway alias '));
  fs.writeFileSync(path.join(folder, 'resize.zip'), 'PK\x03\x04');
  code = Code.fromZip(path.join(folder, 'resize.zip'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const withAlias = (
  props: Partial<AliasProps> = {},
  of: Partial<FunctionProps> = {},
  more?: (alias: Alias, scope: Construct) => void,
) =>
  synth((scope) => {
    const made = new Function(scope, 'Resize', { code, handler: 'index.handler', ...of });
    const alias = new Alias(scope, 'Live', { function: made, aliasName: 'live', ...props });
    more?.(alias, scope);
  });

it('names the version of the code that is deployed', () => {
  const stack = withAlias();
  expect(stack.only(LambdaAlias)).toEqual({
    name: 'live',
    function_name: '${aws_lambda_function.Resize.function_name}',
    function_version: '${aws_lambda_function.Resize.version}',
  });
  expect(stack.only(LambdaFunction)['publish']).toBe(true);
});

it('publishes nothing for a version that is there', () => {
  const stack = withAlias({ version: '7', description: 'What customers get' });
  expect(stack.only(LambdaAlias)).toMatchObject({
    function_version: '7',
    description: 'What customers get',
  });
  expect(stack.only(LambdaFunction)).not.toHaveProperty('publish');
});

it('gives a second version a share', () => {
  const stack = withAlias({ additionalVersion: { version: '8', weight: 0.1 } });
  expect(stack.only(LambdaAlias)['routing_config']).toEqual({
    additional_version_weights: { '8': 0.1 },
  });
});

it('is what others invoke, and not the function behind it', () => {
  const stack = withAlias({}, {}, (alias, scope) => {
    const caller = new Role(scope, 'Caller', { assumedBy: 'ecs-tasks.amazonaws.com' });
    alias.grantInvoke(caller);
    const bucket = Object.assign(new Construct(scope, 'Photos'), {
      bucketArn: 'arn:aws:s3:::photos',
    });
    alias.bindNotification(bucket as unknown as IBucket);
    expect(alias.metricErrors().dimensions).toEqual({
      FunctionName: 'test-test-Resize',
      Resource: 'test-test-Resize:live',
    });
    expect(alias).toMatchObject({ timeoutSeconds: 30, qualifier: expect.any(String) });
  });
  const [caller] = stack.all(IamRolePolicy).filter(({ role }) => String(role).includes('.Caller.'));
  expect(JSON.parse(caller?.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: '${aws_lambda_alias.Live.arn}',
    },
  ]);
  expect(stack.only(LambdaPermission)).toMatchObject({
    function_name: '${aws_lambda_alias.Live.function_name}',
    qualifier: '${aws_lambda_alias.Live.name}',
  });
  expect(stack.only(LambdaFunctionEventInvokeConfig)).toMatchObject({
    qualifier: '${aws_lambda_alias.Live.name}',
    maximum_retry_attempts: 2,
  });
});

it('passes grants on to the role of the function', () => {
  const stack = withAlias({}, {}, (alias) =>
    alias.addToIdentityPolicy({ actions: ['s3:GetObject'], resources: ['*'] }),
  );
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toContainEqual({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
  });
});

describe('kept warm', () => {
  it('has a fixed number of environments', () => {
    const stack = withAlias({ provisionedConcurrency: { minimum: 2 } });
    expect(stack.only(LambdaProvisionedConcurrencyConfig)).toEqual({
      function_name: '${aws_lambda_alias.Live.function_name}',
      qualifier: '${aws_lambda_alias.Live.name}',
      provisioned_concurrent_executions: 2,
    });
    expect(stack.all(AppautoscalingTarget)).toEqual([]);
  });

  it('follows the load between bounds, which Terraform then leaves alone', () => {
    const stack = withAlias({ provisionedConcurrency: { minimum: 2, maximum: 20 } });
    expect(stack.only(LambdaProvisionedConcurrencyConfig)['lifecycle']).toEqual({
      ignore_changes: ['provisioned_concurrent_executions'],
    });
    expect(stack.only(AppautoscalingTarget)).toMatchObject({
      service_namespace: 'lambda',
      scalable_dimension: 'lambda:function:ProvisionedConcurrency',
      resource_id: 'function:${aws_lambda_alias.Live.function_name}:${aws_lambda_alias.Live.name}',
      min_capacity: 2,
      max_capacity: 20,
    });
    expect(stack.only(AppautoscalingPolicy)).toMatchObject({
      target_tracking_scaling_policy_configuration: {
        target_value: 0.7,
        predefined_metric_specification: {
          predefined_metric_type: 'LambdaProvisionedConcurrencyUtilization',
        },
      },
    });
  });

  it('is warmer at times of the clock', () => {
    const stack = withAlias({
      provisionedConcurrency: {
        minimum: 1,
        maximum: 5,
        targetUtilization: 0.5,
        schedules: {
          Morning: {
            schedule: 'cron(0 7 ? * MON-FRI *)',
            timezone: 'Europe/Berlin',
            minimum: 10,
            maximum: 50,
          },
        },
      },
    });
    expect(stack.only(AppautoscalingScheduledAction)).toMatchObject({
      schedule: 'cron(0 7 ? * MON-FRI *)',
      timezone: 'Europe/Berlin',
      scalable_target_action: { min_capacity: '10', max_capacity: '50' },
    });
  });
});

const warm = (props: ProvisionedConcurrency) => ({ provisionedConcurrency: props });

it.each<[string, Partial<AliasProps>, Partial<FunctionProps>]>([
  ['a name of 128', { aliasName: 'n'.repeat(128) }, {}],
  ['a name with digits', { aliasName: 'v1' }, {}],
  ['as many warm as may run', warm({ minimum: 5 }), { reservedConcurrency: 5 }],
  ['bounds that are equal', warm({ minimum: 5, maximum: 5 }), {}],
  ['half in use', warm({ minimum: 1, maximum: 2, targetUtilization: 0.5 }), {}],
  ['$LATEST', { version: '$LATEST' }, {}],
])('accepts %s', (_, props, of) => {
  expect(() => withAlias(props, of)).not.toThrow();
});

it.each<[string, Partial<AliasProps>, Partial<FunctionProps>, string]>([
  ['a name of 129', { aliasName: 'n'.repeat(129) }, {}, 'aliasName must be'],
  ['a name that is a version', { aliasName: '12' }, {}, 'not digits alone, got "12"'],
  ['a version that is none', { version: 'one' }, {}, 'version must be the number of a version'],
  [
    'a share of everything',
    { additionalVersion: { version: '8', weight: 1 } },
    {},
    'additionalVersion.weight must be above 0 and below 1, got 1',
  ],
  [
    'a share of nothing',
    { additionalVersion: { version: '8', weight: 0 } },
    {},
    'additionalVersion.weight must be',
  ],
  [
    'a share for $LATEST',
    { additionalVersion: { version: '$LATEST', weight: 0.1 } },
    {},
    '$LATEST gets no share',
  ],
  [
    'environments of $LATEST',
    { version: '$LATEST', ...warm({ minimum: 1 }) },
    {},
    'version must be a published one',
  ],
  ['none warm', warm({ minimum: 0 }), {}, 'provisionedConcurrency.minimum must be'],
  [
    'bounds the wrong way round',
    warm({ minimum: 3, maximum: 2 }),
    {},
    'not be above its maximum 2',
  ],
  [
    'all in use',
    warm({ minimum: 1, maximum: 2, targetUtilization: 0.95 }),
    {},
    'targetUtilization must be between 0.1 and 0.9',
  ],
  [
    'a target without scaling',
    warm({ minimum: 1, targetUtilization: 0.5 }),
    {},
    'must go with a maximum',
  ],
  [
    'more warm than may run',
    warm({ minimum: 1, maximum: 6 }),
    { reservedConcurrency: 5 },
    "must not be above the function's reservedConcurrency 5, got 6",
  ],
  [
    'a time that is none',
    warm({ minimum: 1, schedules: { Morning: { schedule: '7:00', minimum: 1, maximum: 2 } } }),
    {},
    'provisionedConcurrency.schedules.Morning.schedule must be cron(…), rate(…) or at(…)',
  ],
])('refuses %s', (_, props, of, problem) => {
  expect(() => withAlias(props, of)).toThrow(problem);
});
