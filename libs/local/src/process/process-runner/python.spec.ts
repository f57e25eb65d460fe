import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvocationResult } from '../../lambda/function-runner';
import type { LocalFunction } from '../../lambda/local-function';
import { ProcessRunner } from './process-runner';

jest.setTimeout(60_000);

const SOURCE = `
import logging, os, sys, shared

def echo(event, context):
    logging.getLogger().warning("seen")
    print("printed", context.function_name)
    return {"event": event, "left": context.get_remaining_time_in_millis() > 0, "layer": shared.NAME}

def fails(event, context):
    raise ValueError("no such picture")

def exits(event, context):
    os._exit(7)

def hangs(event, context):
    print("still here", flush=True)
    while True: pass

def odd(event, context):
    return {1, 2}
`;

const folder = mkdtempSync(join(tmpdir(), 'python spec-'));
let runner: ProcessRunner;

const fn = (name: string, handler = `app.${name}`): LocalFunction => ({
  address: `aws_lambda_function.${name}`,
  constructPath: `lab/${name}`,
  functionName: name,
  functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
  handler,
  runtime: 'python3.12',
  architectures: ['x86_64'],
  code: { kind: 'files', files: [{ name: 'app.py', text: SOURCE }] },
  layers: [{ kind: 'files', files: [{ name: 'python/shared.py', text: 'NAME = "layer"' }] }],
  environment: {},
  memorySizeMib: 256,
  timeoutSeconds: 5,
  roleArn: 'arn:aws:iam::123456789012:role/lab',
  logGroupName: `/aws/lambda/${name}`,
  tracing: false,
});

const call = (functionName: string, timeoutMs = 5000): Promise<InvocationResult> =>
  runner.invoke({
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn',
    requestId: `request ${functionName}`,
    event: { text: 'é' },
    deadlineMs: Date.now() + timeoutMs,
    timeoutMs,
  });

beforeAll(async () => {
  runner = await ProcessRunner.create({
    functions: [
      ...['echo', 'fails', 'exits', 'hangs', 'odd'].map((name) => fn(name)),
      fn('absent', 'nowhere.handler'),
      fn('unnamed', 'app.nothing'),
    ],
    region: 'eu-west-1',
    endpointUrl: 'http://127.0.0.1:9',
    credentialsFor: () => ({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' }),
    temporaryFolder: folder,
  });
});
afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a function of Python', () => {
  it('returns what its handler returns, with layers and its log', async () => {
    const result = await call('echo');
    expect(result).toMatchObject({
      status: 'returned',
      payload: { event: { text: 'é' }, left: true, layer: 'layer' },
    });
    expect(result.log).toEqual([
      expect.stringMatching(/^\[WARNING\]\t.*Z\tseen$/) as string,
      'printed echo',
    ]);
  });

  it('serves a second invocation in the same process', async () => {
    await call('echo');
    expect(await call('echo')).toMatchObject({ status: 'returned' });
  });

  it.each([
    ['fails', { errorType: 'ValueError', errorMessage: 'no such picture' }],
    ['odd', { errorType: 'Runtime.MarshalError' }],
    ['absent', { errorType: 'Runtime.ImportModuleError' }],
    ['unnamed', { errorType: 'Runtime.HandlerNotFound' }],
  ])('that goes wrong is told as in Lambda: %s', async (name, failure) => {
    expect(await call(name)).toMatchObject({ status: 'failed', ...failure });
  });

  it('that exits has crashed', async () => {
    expect(await call('exits')).toMatchObject({ status: 'crashed', exitCode: 7 });
  });

  it('that takes too long is stopped', async () => {
    const result = await call('hangs', 700);
    expect(result.status).toBe('timed-out');
    expect(result.log[0]).toBe('still here');
  });
});
