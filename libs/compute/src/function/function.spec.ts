import type { IBucket, IEventSource, IQueue, ITopic } from '@archway/core';
import { Key, recordHop, Role } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import { LambdaFunctionRecursionConfig } from '@cdktf/provider-aws/lib/lambda-function-recursion-config';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Code } from '../code/code';
import { Function } from './function';
import type { FunctionProps } from './function-props';

let folder: string;
let code: Code;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway compute '));
  const zip = path.join(folder, 'resize.zip');
  fs.writeFileSync(zip, 'PK\x03\x04 and so on');
  code = Code.fromZip(zip);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

const resize = (scope: Construct, props?: Partial<FunctionProps>) =>
  new Function(scope, 'Resize', { code, handler: 'index.handler', ...props });

const withFunction = (props?: Partial<FunctionProps>, more?: (it: Function) => void) =>
  synth((scope) => {
    const made = resize(scope, props);
    more?.(made);
  });

const statementsOf = (stack: Synthesized) =>
  JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;

/** A queue whose sending side is all that matters here. */
function queueIn(scope: Construct, fifo: boolean): IQueue {
  const queue = new Construct(scope, 'Failed');
  return Object.assign(queue, {
    queueArn: 'arn:aws:sqs:eu-central-1:111122223333:failed',
    fifo,
    grantSend: (grantee: Role) =>
      grantee.addToIdentityPolicy({ actions: ['sqs:SendMessage'], resources: ['failed'] }),
  }) as unknown as IQueue;
}

const bucketIn = (scope: Construct) =>
  Object.assign(new Construct(scope, 'Photos'), {
    bucketArn: 'arn:aws:s3:::photos',
  }) as unknown as IBucket;

const topicIn = (scope: Construct) =>
  Object.assign(new Construct(scope, 'Uploads'), {
    topicArn: 'arn:aws:sns:eu-central-1:111122223333:uploads',
  }) as unknown as ITopic;

it('is a function with a role and a log group of its own', () => {
  const stack = withFunction();
  expect(stack.inventory).toEqual({
    aws_cloudwatch_log_group: 1, // kept for a while, not for ever
    aws_iam_role: 1,
    aws_iam_role_policy: 1, // logs and traces
    aws_lambda_function: 1,
  });
  expect(stack.at('aws_lambda_function.Resize')).toEqual({
    function_name: 'test-test-Resize',
    filename: expect.stringMatching(/^assets\/Resize_Code_[^/]+\/[0-9A-F]{32}\/resize\.zip$/),
    source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    architectures: ['arm64'],
    memory_size: 256,
    timeout: 30,
    tracing_config: { mode: 'Active' },
    logging_config: {
      log_format: 'JSON',
      log_group: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Resize_Logs_\w+\.name\}$/),
    },
    role: expect.stringMatching(/^\$\{aws_iam_role\.Resize_Role_\w+\.arn\}$/),
    depends_on: [
      expect.stringContaining('aws_iam_role.Resize_Role'),
      expect.stringContaining('aws_iam_role_policy.Resize_Role_Policy'),
    ],
  });
});

it('keeps its log for thirty days', () => {
  expect(withFunction().only(CloudwatchLogGroup)).toEqual({
    name: '/aws/lambda/test-test-Resize',
    retention_in_days: 30,
  });
});

it('has a role that only Lambda takes on, and only for this account and region', () => {
  expect(JSON.parse(withFunction().only(IamRole)['assume_role_policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:eu-central-1:111122223333:*' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    },
  ]);
});

it('may write its own log and send traces, and nothing else', () => {
  expect(statementsOf(withFunction())).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Resize_Logs_\w+\.arn\}:\*$/),
    },
    {
      Effect: 'Allow',
      Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      Resource: '*',
    },
  ]);
});

it('sends no traces of its own where it only follows those of others', () => {
  const stack = withFunction({ tracing: 'PassThrough' });
  expect(stack.only(LambdaFunction)['tracing_config']).toEqual({ mode: 'PassThrough' });
  expect(statementsOf(stack)).toHaveLength(1);
});

it('may do what it is granted', () => {
  const stack = withFunction({}, (it) =>
    it.addToIdentityPolicy({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::photos/*'] }),
  );
  expect(statementsOf(stack)[2]).toEqual({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::photos/*',
  });
});

it.each<[string, Partial<FunctionProps>, object]>([
  ['a name', { functionName: 'resize' }, { function_name: 'resize' }],
  ['a description', { description: 'Makes photos small' }, { description: 'Makes photos small' }],
  ['another runtime', { runtime: 'python3.13' }, { runtime: 'python3.13' }],
  ['another architecture', { architecture: 'x86_64' }, { architectures: ['x86_64'] }],
  ['more memory', { memorySizeMib: 1_769 }, { memory_size: 1_769 }],
  ['more time', { timeoutSeconds: 60 }, { timeout: 60 }],
  ['more room', { ephemeralStorageMib: 1_024 }, { ephemeral_storage: { size: 1_024 } }],
  [
    'variables',
    { environment: { WIDTH: '128' } },
    { environment: { variables: { WIDTH: '128' } } },
  ],
  ['a limit', { reservedConcurrency: 5 }, { reserved_concurrent_executions: 5 }],
  ['a stop', { reservedConcurrency: 0 }, { reserved_concurrent_executions: 0 }],
  ['layers', { layerArns: ['arn:layer:1'] }, { layers: ['arn:layer:1'] }],
  ['signed code', { codeSigningConfigArn: 'arn:csc' }, { code_signing_config_arn: 'arn:csc' }],
])('has %s', (_, props, expected) => {
  expect(withFunction(props).only(LambdaFunction)).toMatchObject(expected);
});

it('takes numbers and values that Terraform computes', () => {
  const timeoutSeconds = Token.asNumber({ resolve: () => '${var.timeout}' });
  const made = withFunction({
    timeoutSeconds,
    environment: { BUCKET: Token.asString({ resolve: () => '${var.bucket}'.repeat(400) }) },
  }).only(LambdaFunction);
  expect(made['timeout']).toBe('${var.timeout}');
});

it('says how long it may take and how often it may run, for what reads queues on its behalf', () => {
  synth((scope) => {
    const made = resize(scope, { timeoutSeconds: 60, reservedConcurrency: 5 });
    expect(made).toMatchObject({ timeoutSeconds: 60, reservedConcurrency: 5 });
    expect(made.dependencies).toEqual([made.role]);
  });
});

it('sets variables one by one', () => {
  const stack = withFunction({ environment: { A1: 'x', B1: 'x' } }, (it) => {
    it.addEnvironment('B1', 'y');
    it.addEnvironment('C1', 'z');
  });
  expect(stack.only(LambdaFunction)['environment']).toEqual({
    variables: { A1: 'x', B1: 'y', C1: 'z' },
  });
});

it('runs in a VPC, where Lambda and not its own code makes network interfaces', () => {
  const stack = withFunction({ subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] });
  expect(stack.only(LambdaFunction)['vpc_config']).toEqual({
    subnet_ids: ['subnet-1'],
    security_group_ids: ['sg-1'],
  });
  const [allow, deny] = statementsOf(stack).slice(2);
  expect(allow).toMatchObject({ Effect: 'Allow', Resource: '*' });
  expect(allow.Action).toContain('ec2:CreateNetworkInterface');
  expect(deny).toEqual({
    ...allow,
    Effect: 'Deny',
    Condition: {
      ArnEquals: {
        'lambda:SourceFunctionArn':
          'arn:aws:lambda:eu-central-1:111122223333:function:test-test-Resize',
      },
    },
  });
});

it('shortens a name that AWS would find too long, the same way every time', () => {
  const nameOf = () =>
    synth((scope) => {
      resize(new Construct(scope, 'A'.repeat(60)));
    }).only(LambdaFunction)['function_name'];
  expect(nameOf()).toMatch(/^test-test-A+-[0-9a-f]{8}$/);
  expect(nameOf()).toHaveLength(64);
  expect(nameOf()).toBe(nameOf());
});

it('encrypts its log with a key whose policy stands before the log group does', () => {
  const stack = synth((scope) => {
    resize(scope, { logEncryptionKey: new Key(scope, 'Key'), logRetentionDays: 3_653 });
  });
  expect(stack.only(CloudwatchLogGroup)).toMatchObject({
    kms_key_id: '${aws_kms_key.Key.arn}',
    retention_in_days: 3_653,
    depends_on: expect.arrayContaining([expect.stringContaining('aws_kms_key_policy.Key')]),
  });
});

it('lets another role invoke it', () => {
  const stack = withFunction({}, (it) =>
    it.grantInvoke(new Role(it, 'Caller', { assumedBy: 'ecs-tasks.amazonaws.com' })),
  );
  const [caller] = stack
    .all(IamRolePolicy)
    .filter(({ role }) => String(role).includes('Resize_Caller'));
  expect(JSON.parse(caller?.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: '${aws_lambda_function.Resize.arn}',
    },
  ]);
});

it('is invoked by what an event source makes of it', () => {
  const bind = jest.fn<void, Parameters<IEventSource['bind']>>();
  withFunction({}, (it) => {
    it.addEventSource({ bind });
    expect(bind).toHaveBeenCalledWith(it);
  });
});

it('measures errors, throttles and duration under its own name', () => {
  withFunction({}, (it) => {
    const of = { namespace: 'AWS/Lambda', dimensions: { FunctionName: 'test-test-Resize' } };
    expect(it.metricErrors()).toEqual({ ...of, metricName: 'Errors', statistic: 'Sum' });
    expect(it.metricThrottles()).toEqual({ ...of, metricName: 'Throttles', statistic: 'Sum' });
    expect(it.metricDuration()).toEqual({ ...of, metricName: 'Duration', statistic: 'Maximum' });
  });
});

describe('invoked by S3 and SNS', () => {
  it('lets in the bucket and the topic of this account, each once', () => {
    const stack = synth((scope) => {
      const made = resize(scope);
      const bucket = bucketIn(scope);
      const { dependencies, ...destination } = made.bindNotification(bucket);
      expect(destination).toEqual({ kind: 'function', arn: made.functionArn });
      expect(dependencies).toEqual(made.bindNotification(bucket).dependencies);
      const endpoint = made.bindSubscription(topicIn(scope));
      expect(endpoint).toMatchObject({
        protocol: 'lambda',
        endpointArn: made.functionArn,
        fifo: false,
      });
      expect(endpoint.dependencies).toHaveLength(1);
    });
    const common = {
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.Resize.function_name}',
      source_account: '111122223333',
    };
    expect(stack.all(LambdaPermission)).toEqual([
      { ...common, principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::photos' },
      {
        ...common,
        principal: 'sns.amazonaws.com',
        source_arn: 'arn:aws:sns:eu-central-1:111122223333:uploads',
      },
    ]);
  });

  it('tries twice again within six hours, and warns that the event is lost then', () => {
    const stack = synth((scope) => {
      resize(scope).bindNotification(bucketIn(scope));
    });
    expect(stack.only(LambdaFunctionEventInvokeConfig)).toEqual({
      function_name: '${aws_lambda_function.Resize.function_name}',
      maximum_retry_attempts: 2,
      maximum_event_age_in_seconds: 21_600,
    });
    expect(stack.warnings).toEqual([
      'test/Resize: events that fail in every attempt are lost: give onFailure, or let a queue stand in front',
    ]);
  });

  it('sends what failed in every attempt to a queue', () => {
    const stack = synth((scope) => {
      resize(scope, {
        onFailure: queueIn(scope, false),
        retryAttempts: 0,
        maxEventAgeSeconds: 60,
      }).bindSubscription(topicIn(scope));
    });
    expect(stack.only(LambdaFunctionEventInvokeConfig)).toMatchObject({
      maximum_retry_attempts: 0,
      maximum_event_age_in_seconds: 60,
      destination_config: {
        on_failure: { destination: 'arn:aws:sqs:eu-central-1:111122223333:failed' },
      },
    });
    expect(statementsOf(stack)).toContainEqual({
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: 'failed',
    });
    expect(stack.warnings).toEqual([]);
  });

  it('tries as often as told even where nothing of this stack invokes it', () => {
    const stack = withFunction({ retryAttempts: 0 });
    expect(stack.only(LambdaFunctionEventInvokeConfig)['maximum_retry_attempts']).toBe(0);
  });
});

describe('a function that writes where it is triggered from', () => {
  const looping = (recursiveLoop?: 'Allow' | 'Terminate') =>
    synth((scope) => {
      const made = resize(scope, { recursiveLoop });
      const bucket = new Construct(scope, 'Photos');
      const topic = new Construct(scope, 'Uploads');
      recordHop(made, { target: bucket, writes: { prefix: 'small/' } });
      recordHop(bucket, { target: topic, notifies: {} });
      recordHop(topic, { target: made });
    });

  it('is refused with the whole way', () => {
    expect(() => looping()).toThrow(
      "Function 'test/Resize': what it writes must not come back to it, and does: test/Resize → test/Photos → test/Uploads → test/Resize; write under keys that the bucket does not notify of, or set recursiveLoop to 'Allow'",
    );
    expect(() => looping('Terminate')).toThrow('must not come back to it');
  });

  it('is allowed when somebody means it, and AWS is told so', () => {
    expect(looping('Allow').only(LambdaFunctionRecursionConfig)).toEqual({
      function_name: '${aws_lambda_function.Resize.function_name}',
      recursive_loop: 'Allow',
    });
  });

  it('is fine where its keys are none that the bucket notifies of', () => {
    const stack = synth((scope) => {
      const made = resize(scope);
      const bucket = new Construct(scope, 'Photos');
      recordHop(made, { target: bucket, writes: { prefix: 'small/' } });
      recordHop(bucket, { target: made, notifies: { prefix: 'upload/' } });
    });
    expect(stack.all(LambdaFunctionRecursionConfig)).toEqual([]);
  });
});

describe('a function that others deploy', () => {
  const SHARED = { functionArn: 'arn:aws:lambda:::function:shared', functionName: 'shared' };

  it('can be invoked by what this app defines', () => {
    const stack = synth((scope) => {
      const shared = Function.fromFunctionAttributes(scope, 'Shared', {
        ...SHARED,
        timeoutSeconds: 9,
      });
      expect(shared).toMatchObject({ timeoutSeconds: 9 });
      expect(shared.metricErrors().dimensions).toEqual({ FunctionName: 'shared' });
      shared.bindNotification(bucketIn(scope));
    });
    expect(stack.inventory).toEqual({ aws_lambda_permission: 1 });
    expect(stack.only(LambdaPermission)['function_name']).toBe('shared');
  });

  it('passes grants on to its role, and says what the role must hold where it is not known', () => {
    const statement = { actions: ['s3:GetObject'], resources: ['*'] };
    const stack = synth((scope) => {
      const role = new Role(scope, 'Role', { assumedBy: 'lambda.amazonaws.com' });
      Function.fromFunctionAttributes(scope, 'Known', { ...SHARED, role }).addToIdentityPolicy(
        statement,
      );
      Function.fromFunctionAttributes(scope, 'Unknown', SHARED).addToIdentityPolicy(statement);
    });
    expect(statementsOf(stack)).toHaveLength(1);
    expect(stack.warnings).toEqual([
      "test/Unknown: this is deployed elsewhere: its role's policy must contain what stands in " +
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
    ]);
  });
});

it.each<[string, Partial<FunctionProps>]>([
  ['128 MiB', { memorySizeMib: 128 }],
  ['10240 MiB', { memorySizeMib: 10_240 }],
  ['one second', { timeoutSeconds: 1 }],
  ['900 seconds', { timeoutSeconds: 900 }],
  ['10240 MiB of room', { ephemeralStorageMib: 10_240 }],
  ['a name of 64', { functionName: 'n'.repeat(64) }],
  ['a description of 256', { description: 'd'.repeat(256) }],
  ['a handler of 128', { handler: 'h'.repeat(128) }],
  ['five layers', { layerArns: Array.from({ length: 5 }, () => 'arn') }],
  ['two retries', { retryAttempts: 2 }],
  ['a minute of age', { maxEventAgeSeconds: 60 }],
  ['six hours of age', { maxEventAgeSeconds: 21_600 }],
])('accepts %s', (_, props) => {
  expect(() => withFunction(props)).not.toThrow();
});

it.each<[string, Partial<FunctionProps>, string]>([
  ['127 MiB', { memorySizeMib: 127 }, 'memorySizeMib must be'],
  ['10241 MiB', { memorySizeMib: 10_241 }, 'memorySizeMib must be'],
  ['half a MiB', { memorySizeMib: 128.5 }, 'memorySizeMib must be a whole number'],
  ['no time', { timeoutSeconds: 0 }, 'timeoutSeconds must be'],
  ['901 seconds', { timeoutSeconds: 901 }, 'timeoutSeconds must be'],
  ['511 MiB of room', { ephemeralStorageMib: 511 }, 'ephemeralStorageMib must be'],
  ['10241 MiB of room', { ephemeralStorageMib: 10_241 }, 'ephemeralStorageMib must be'],
  ['a name of 65', { functionName: 'n'.repeat(65) }, 'functionName must be'],
  ['a name with a space', { functionName: 'my function' }, 'functionName must be'],
  ['a description of 257', { description: 'd'.repeat(257) }, 'at most 256 characters, got 257'],
  ['a handler of 129', { handler: 'h'.repeat(129) }, 'handler must be'],
  ['no handler', { handler: '' }, 'handler must be'],
  ['a runtime of the past', { runtime: 'nodejs20.x' as 'nodejs22.x' }, 'runtime must be one of'],
  ['another chip', { architecture: 'riscv' as 'arm64' }, 'architecture must be one of'],
  ['less than nothing at once', { reservedConcurrency: -1 }, 'reservedConcurrency must be'],
  ['another tracing', { tracing: 'On' as 'Active' }, 'tracing must be one of'],
  ['a log for two days', { logRetentionDays: 2 as 1 }, 'logRetentionDays must be one of'],
  ['another loop', { recursiveLoop: 'Deny' as 'Allow' }, 'recursiveLoop must be one of'],
  [
    'six layers',
    { layerArns: Array.from({ length: 6 }, () => 'arn') },
    'layers and layerArns must be',
  ],
  ['subnets alone', { subnetIds: ['subnet-1'] }, 'must be given together'],
  ['security groups alone', { securityGroupIds: ['sg-1'] }, 'must be given together'],
  ['three retries', { retryAttempts: 3 }, 'retryAttempts must be'],
  ['59 seconds of age', { maxEventAgeSeconds: 59 }, 'maxEventAgeSeconds must be'],
  ['21601 seconds of age', { maxEventAgeSeconds: 21_601 }, 'maxEventAgeSeconds must be'],
  ['a variable of Lambda', { environment: { AWS_REGION: 'x' } }, 'leave AWS_REGION to Lambda'],
])('refuses %s', (_, props, problem) => {
  expect(() => withFunction(props)).toThrow(problem);
});

it('refuses a FIFO queue for what failed, which Lambda cannot send to', () => {
  expect(() =>
    synth((scope) => {
      resize(scope, { onFailure: queueIn(scope, true) });
    }),
  ).toThrow('onFailure must be a standard queue, got test/Failed, which is FIFO');
});

it('refuses a variable of Lambda that is added later', () => {
  expect(() => withFunction({}, (it) => it.addEnvironment('_HANDLER', 'x'))).toThrow(
    "Function 'test/Resize': environment must leave _HANDLER to Lambda",
  );
});

it('names everything that is wrong in one error', () => {
  expect(() => withFunction({ memorySizeMib: 1, timeoutSeconds: 0 })).toThrow(
    "Function 'test/Resize': memorySizeMib must be a whole number between 128 and 10240, got 1; timeoutSeconds must be a whole number between 1 and 900, got 0",
  );
});
