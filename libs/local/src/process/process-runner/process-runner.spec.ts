import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { InvocationResult } from '../../lambda/function-runner';
import type { LocalFunction } from '../../lambda/local-function';
import { ProcessRunner, type ProcessRunnerOptions } from './process-runner';

const HANDLERS = `
exports.echo = async (event) => ({ event, again: (globalThis.calls = (globalThis.calls ?? 0) + 1), pid: process.pid });
exports.nothing = async () => undefined;
exports.fails = async () => { throw new TypeError('no such picture'); };
exports.failsAtOnce = () => { throw new RangeError('too big'); };
exports.throwsText = async () => { throw 'plain'; };
exports.callback = (event, context, callback) => { setTimeout(() => callback(null, 'later'), 5); };
exports.callbackError = (event, context, callback) => callback(new Error('called back'));
exports.impatient = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  setTimeout(() => undefined, 60000);
  callback(null, 'at once');
};
exports.forgets = () => new Promise(() => undefined);
exports.hangs = () => new Promise(() => { setInterval(() => undefined, 1000); console.log('still here'); });
exports.spins = async () => { for (;;); };
exports.exits = async () => { console.log('farewell'); process.exit(7); };
exports.uncaught = () => new Promise(() => setTimeout(() => { throw new Error('out of the blue'); }, 1));
exports.greedy = async () => { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); };
exports.buffers = () => new Promise(() => { const all = []; setInterval(() => all.push(Buffer.alloc(16777216, 1)), 5); });
exports.env = async () => process.env;
exports.home = async () => ({ cwd: process.cwd(), argv: process.execArgv, tmp: require('node:os').tmpdir(), send: typeof process.send });
exports.writes = async ({ name }) => {
  process.stdout.write('one ' + name + '\\ntwo');
  console.error('three');
  return null;
};
exports.long = async () => { for (let i = 0; i < 40000; i++) console.log('line ' + i + ' ' + 'x'.repeat(50)); };
exports.context = async (event, context) => {
  const before = context.getRemainingTimeInMillis();
  await new Promise((resolve) => setTimeout(resolve, 30));
  return { ...context, before, after: context.getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID };
};
exports.slow = async () => { const from = Date.now(); await new Promise((resolve) => setTimeout(resolve, 300)); return [from, Date.now()]; };
exports.litter = async () => {
  require('node:fs').writeFileSync(require('node:path').join(require('node:os').tmpdir(), 'litter'), 'x');
  const { spawn } = require('node:child_process');
  return [process.pid, spawn('sleep', ['1000'], { stdio: 'ignore' }).pid];
};
exports.notAFunction = 3;
`;

const folder = mkdtempSync(join(tmpdir(), 'runner spec-'));
const zip = join(folder, 'a function.zip');
const runners: ProcessRunner[] = [];

beforeAll(() =>
  writeZip(zip, {
    'index.js': HANDLERS,
    'module.mjs': 'export const handler = async () => import.meta.url.slice(-10);',
    'broken.js': 'const = 1;',
    'needy.js': "require('not-there');",
    'nested/deep.js': 'exports.area = { handler: async () => "deep" };',
  }),
);
afterEach(() => Promise.all(runners.splice(0).map((runner) => runner.close())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function writeZip(file: string, entries: Record<string, string>): Promise<void> {
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(entries)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

function fn(name: string, over: Partial<LocalFunction> = {}): LocalFunction {
  return {
    address: `aws_lambda_function.${name}`,
    constructPath: `pictures/${name}`,
    functionName: name,
    functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
    handler: `index.${name}`,
    runtime: 'nodejs22.x',
    architectures: ['arm64'],
    code: { kind: 'zip', file: zip },
    layers: [],
    environment: {},
    memorySizeMib: 256,
    timeoutSeconds: 5,
    roleArn: 'arn:aws:iam::123456789012:role/pictures',
    logGroupName: `/aws/lambda/${name}`,
    tracing: false,
    ...over,
  };
}

async function runnerOf(
  functions: readonly LocalFunction[],
  options: Partial<ProcessRunnerOptions> = {},
): Promise<ProcessRunner> {
  const runner = await ProcessRunner.create({
    functions,
    region: 'eu-west-1',
    endpointUrl: 'http://127.0.0.1:9',
    credentialsFor: (functionName) => ({
      accessKeyId: `KEY-${functionName}`,
      secretAccessKey: 'secret',
      sessionToken: 'token',
    }),
    temporaryFolder: folder,
    ...options,
  });
  runners.push(runner);
  return runner;
}

let requests = 0;

const UNQUALIFIED = { functionVersion: '$LATEST', invokedFunctionArn: 'arn' };

function call(
  runner: ProcessRunner,
  functionName: string,
  event: unknown = {},
  timeoutMs = 5000,
): Promise<InvocationResult> {
  const requestId = `request-${(requests += 1)}`;
  return runner.invoke({
    functionName,
    ...UNQUALIFIED,
    requestId,
    event,
    timeoutMs,
    deadlineMs: Date.now() + timeoutMs,
  });
}

async function run(name: string, over: Partial<LocalFunction> = {}, event: unknown = {}) {
  const { timeoutSeconds = 5 } = over;
  return call(await runnerOf([fn(name, over)]), name, event, timeoutSeconds * 1000);
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function eventually(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await wait(50);
  return condition();
}

describe('a handler', () => {
  it('receives the event and answers with what it returns', async () => {
    expect(await run('echo', {}, { key: 'é "x"' })).toMatchObject({
      status: 'returned',
      payload: { event: { key: 'é "x"' }, again: 1 },
      log: [],
    });
  });

  it.each([
    ['nothing', null],
    ['callback', 'later'],
    ['impatient', 'at once'],
    ['forgets', null],
  ])('%s answers %j', async (name, payload) => {
    expect(await run(name)).toMatchObject({ status: 'returned', payload });
  });

  it.each([
    ['fails', 'TypeError', 'no such picture'],
    ['failsAtOnce', 'RangeError', 'too big'],
    ['throwsText', 'string', 'plain'],
    ['callbackError', 'Error', 'called back'],
    ['notAFunction', 'Runtime.HandlerNotFound', 'index.notAFunction is undefined or not exported'],
  ])('%s fails with %s: %s', async (name, errorType, errorMessage) => {
    expect(await run(name)).toMatchObject({ status: 'failed', errorType, errorMessage });
  });

  it('leaves its error on the log', async () => {
    const { log } = await run('fails');
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/ERROR\tInvoke Error\t.*TypeError.*no such picture/);
  });

  it.each([
    ['module.handler', 'module.mjs'],
    ['nested/deep.area.handler', 'deep'],
  ])('%s is found', async (handler, payload) => {
    expect(await run('any', { handler })).toMatchObject({ status: 'returned', payload });
  });

  it.each([
    ['absent.handler', 'Runtime.ImportModuleError', "Cannot find module 'absent'"],
    ['needy.handler', 'Runtime.ImportModuleError', "Cannot find module 'not-there'"],
    ['broken.handler', 'SyntaxError', 'Unexpected token'],
  ])('%s cannot be loaded: %s', async (handler, errorType, message) => {
    expect(await run('any', { handler })).toMatchObject({
      status: 'failed',
      errorType,
      errorMessage: expect.stringContaining(message) as string,
    });
  });

  it("finds the SDK that Lambda's runtime ships, and nothing else of this workspace", async () => {
    const file = join(folder, 'sdk.zip');
    await writeZip(file, {
      'index.js': `
        const { S3Client } = require('@aws-sdk/client-s3');
        exports.handler = async () => { try { require('yazl'); } catch (e) { return [typeof S3Client, e.code]; } };`,
    });
    expect(
      await run('sdk', { code: { kind: 'zip', file }, handler: 'index.handler' }),
    ).toMatchObject({
      payload: ['function', 'MODULE_NOT_FOUND'],
    });
  });
});

describe('the surroundings of a handler', () => {
  it("are the function's variables and Lambda's, and nothing of this process", async () => {
    process.env['SECRET_OF_THE_HOST'] = 'x';
    const result = await run('env', { environment: { FORMAT: 'webp', AWS_REGION: 'mars-1' } });
    delete process.env['SECRET_OF_THE_HOST'];
    const env = (result as { payload: Record<string, string> }).payload;
    expect(env).toMatchObject({
      FORMAT: 'webp',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: 'KEY-env',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/env',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      TZ: ':UTC',
      _HANDLER: 'index.env',
    });
    expect(env).not.toHaveProperty('SECRET_OF_THE_HOST');
    expect(env['HOME']).toContain(folder);
    expect(env['PATH']).not.toBe(process.env['PATH']);
  });

  it('hold it in its own folder with its own scratch space and heap', async () => {
    const result = await run('home');
    const home = (result as { payload: { cwd: string; argv: string[]; tmp: string } }).payload;
    expect(home).toMatchObject({ argv: ['--max-old-space-size=256'], send: 'undefined' });
    expect(home.cwd).toMatch(/task$/);
    expect(home.tmp).toContain(folder);
  });

  it('tell it who it is and how long it may run', async () => {
    const result = await run('context');
    const context = (result as { payload: Record<string, unknown> }).payload;
    expect(context).toMatchObject({
      functionName: 'context',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/context',
      callbackWaitsForEmptyEventLoop: true,
      trace: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};.*Sampled=0;/) as string,
    });
    expect(context['awsRequestId']).toMatch(/^request-/);
    expect(context['logStreamName']).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
    const { before, after } = context as { before: number; after: number };
    expect(before).toBeLessThanOrEqual(5000);
    expect(before - after).toBeGreaterThanOrEqual(25);
  });

  it('keep what it writes with its invocation', async () => {
    const runner = await runnerOf([fn('writes')]);
    const first = await call(runner, 'writes', { name: 'a' });
    const second = await call(runner, 'writes', { name: 'b' });
    expect([...first.log].sort()).toEqual(['one a', 'three', 'two']);
    expect([...second.log].sort()).toEqual(['one b', 'three', 'two']);
  });

  it('bound what is kept of a long log', async () => {
    const { log } = await run('long');
    expect(log.at(-1)).toBe('(the rest of the log is not kept)');
    expect(log.join('').length).toBeLessThan(1_200_000);
  });
});

describe('the end of a process', () => {
  it.each(['hangs', 'spins'])('comes by force when %s is over its timeout', async (name) => {
    const runner = await runnerOf([fn(name), fn('echo')]);
    const result = await call(runner, name, {}, 300);
    expect(result).toMatchObject({ status: 'timed-out' });
    expect(result.log.at(-1)).toMatch(/request-\d+ Task timed out after 0\.30 seconds$/);
    if (name === 'hangs') expect(result.log[0]).toBe('still here');
  });

  it.each([
    ['exits', 7, 'exit status 7'],
    ['uncaught', 1, 'exit status 1'],
  ])('%s crashes with exit code %i', async (name, exitCode, how) => {
    const result = await run(name);
    expect(result).toMatchObject({ status: 'crashed', exitCode });
    expect(result.log.at(-1)).toContain(`Runtime exited with error: ${how}`);
    expect(result.log[0]).toMatch(name === 'exits' ? /^farewell$/ : /bootstrap|index\.js/);
  });

  it.each(['greedy', 'buffers'])('%s is killed for its memory', async (name) => {
    const result = await run(name, { memorySizeMib: 128, timeoutSeconds: 30 });
    expect(result.status).toBe('crashed');
    expect(result.log.at(-1)).toContain('Runtime exited with error: signal: ');
  });

  it('is followed by a fresh process', async () => {
    const runner = await runnerOf([fn('any', { handler: 'index.echo' })]);
    const one = (await call(runner, 'any')) as { payload: { pid: number } };
    process.kill(one.payload.pid, 'SIGKILL');
    await eventually(() => !alive(one.payload.pid));
    const two = await call(runner, 'any');
    expect(two).toMatchObject({ status: 'returned', payload: { again: 1 } });
  });

  it('comes at once when the cloud gives the invocation up', async () => {
    const runner = await runnerOf([fn('hangs')]);
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    const started = Date.now();
    const result = await runner.invoke({
      functionName: 'hangs',
      ...UNQUALIFIED,
      requestId: 'aborted',
      event: {},
      timeoutMs: 60_000,
      deadlineMs: Date.now() + 60_000,
      signal: abort.signal,
    });
    expect(result.status).toBe('timed-out');
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

describe('processes', () => {
  it('are used again, one invocation at a time', async () => {
    const runner = await runnerOf([fn('echo')]);
    await call(runner, 'echo');
    expect(await call(runner, 'echo')).toMatchObject({ payload: { again: 2 } });
  });

  it('are several where invocations overlap', async () => {
    const runner = await runnerOf([fn('slow')]);
    const results = await Promise.all([call(runner, 'slow'), call(runner, 'slow')]);
    const [[from1, to1], [from2, to2]] = results.map(
      (result) => (result as { payload: [number, number] }).payload,
    ) as [[number, number], [number, number]];
    expect(Math.max(from1, from2)).toBeLessThan(Math.min(to1, to2));
  });

  it('are no more than the bound; further invocations wait', async () => {
    const runner = await runnerOf([fn('echo')], { maxProcessesPerFunction: 1 });
    const results = await Promise.all([1, 2, 3].map(() => call(runner, 'echo')));
    const pids = results.map((result) => (result as { payload: { pid: number } }).payload.pid);
    expect(new Set(pids).size).toBe(1);
  });

  it('and all that they started and wrote are gone after close', async () => {
    const before = readdirSync(folder);
    const runner = await runnerOf([fn('litter')]);
    const { payload } = (await call(runner, 'litter')) as unknown as { payload: number[] };
    expect(payload.map(alive)).toEqual([true, true]);
    await runner.close();
    expect(await eventually(() => !payload.some(alive))).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
    expect(await call(runner, 'litter')).toMatchObject({ errorMessage: 'the runner is closed' });
  });

  it('and the folder are gone after their parent was killed', async () => {
    const home = mkdtempSync(join(folder, 'orphan-'));
    const script = join(home, 'parent.ts');
    writeFileSync(
      script,
      `import { ProcessRunner } from ${JSON.stringify(join(__dirname, 'process-runner.ts'))};
       void (async () => {
         const runner = await ProcessRunner.create({
           functions: [${JSON.stringify(fn('spins'))}], region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:9',
           temporaryFolder: ${JSON.stringify(home)},
           credentialsFor: () => ({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' }),
         });
         void runner.invoke({ functionName: 'spins', requestId: 'r', event: {}, timeoutMs: 60000, deadlineMs: 0 });
         setTimeout(() => console.log('running'), 500);
       })();`,
    );
    const parent = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: __dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const unpacked = readdirSync(home).find((name) => name.startsWith('archway-run-'));
    expect(unpacked).toBeDefined();
    parent.kill('SIGKILL');
    expect(await eventually(() => !existsSync(join(home, unpacked ?? '')))).toBe(true);
  }, 20_000);
});

describe('a zip that cannot be used', () => {
  it.each([
    ['absent.zip', undefined, 'there is no such file'],
    ['text.zip', 'not a zip', 'nd of central directory'],
  ])('%s is one clear line', async (name, text, message) => {
    const filename = join(folder, name);
    if (text !== undefined) writeFileSync(filename, text);
    const before = readdirSync(folder).length;
    const failure = runnerOf([fn('a', { code: { kind: 'zip', file: filename } }), fn('echo')]);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(/^pictures\/a: .*cannot be unpacked: [^\n]*$/);
    expect(readdirSync(folder)).toHaveLength(before);
  });

  it('is named with the others, each on its line', async () => {
    const functions = [
      fn('a', { code: { kind: 'zip', file: '/nowhere/a.zip' } }),
      fn('b', { code: { kind: 'zip', file: '/nowhere/b.zip' } }),
    ];
    await expect(runnerOf(functions)).rejects.toThrow(/^pictures\/a: .*\npictures\/b: .*$/);
  });
});

describe('a function that does not run here', () => {
  it.each([
    [
      'another language',
      { runtime: 'java21' },
      /^java21 does not run here; nodejs18\.x, .*python3/,
    ],
    [
      'Node.js that Lambda has retired',
      { runtime: 'nodejs16.x' },
      /^nodejs16\.x does not run here/,
    ],
    ['code that is elsewhere', { code: undefined }, /^its code is not on this machine$/],
  ])('says so when it is called: %s', async (_what, changes, message) => {
    const runner = await runnerOf([fn('a', changes), fn('echo')]);
    expect(await call(runner, 'a')).toMatchObject({
      status: 'failed',
      errorMessage: expect.stringMatching(message) as string,
    });
    expect(await call(runner, 'echo')).toMatchObject({ status: 'returned' });
  });
});
