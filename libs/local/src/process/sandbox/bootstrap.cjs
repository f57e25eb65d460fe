// The inside of a function's process: loads the handler, then runs one invocation at a time. Plain
// JavaScript without dependencies, because it runs under Node alone and shares it with the handler.
'use strict';
const { statSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const send = process.send.bind(process);
const writeOut = process.stdout.write.bind(process.stdout);
const writeErr = process.stderr.write.bind(process.stderr);
const { channel } = process;
// The handler has no parent to talk to, as in Lambda.
delete process.send;

process.on('disconnect', () => process.exit(1));
process.on('message', (message) => void invoke(message));

const loading = load(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
loading.then(
  () => send({ kind: 'ready' }),
  (error) => {
    reportError(undefined, error);
    send({ kind: 'init-failed', ...describe(error) });
  },
);

/** @returns the function that `index.handler` or `folder/index.area.handler` names */
async function load(taskRoot, handler) {
  const [file, ...names] = path.basename(handler).split('.');
  const stem = path.join(taskRoot, path.dirname(handler), file);
  const found = ['.js', '.mjs', '.cjs'].map((end) => stem + end).find(isFile);
  if (found === undefined) {
    throw runtimeError('Runtime.ImportModuleError', `Cannot find module '${file}' for ${handler}`);
  }
  const loaded = await loadModule(found);
  const resolved = names.reduce((value, name) => value?.[name], loaded);
  if (typeof resolved !== 'function') {
    throw runtimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  return resolved;
}

function isFile(name) {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function loadModule(file) {
  try {
    return require(file);
  } catch (error) {
    if (error?.code === 'ERR_REQUIRE_ESM') return import(pathToFileURL(file).href);
    if (error?.code === 'MODULE_NOT_FOUND') {
      throw runtimeError('Runtime.ImportModuleError', error.message.split('\n')[0]);
    }
    throw error;
  }
}

function runtimeError(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

async function invoke({ event, requestId, mark, traceId, timeoutMs, context }) {
  process.env._X_AMZN_TRACE_ID = traceId;
  const handler = await loading;
  const outcome = await run(handler, event, remaining({ ...context, requestId }, timeoutMs));
  if (outcome.kind === 'failed') reportError(requestId, outcome.error);
  writeOut(`\n${mark}\n`);
  writeErr(`\n${mark}\n`);
  send(answer(requestId, outcome));
}

/** The handler's context without its callbacks. */
function remaining({ requestId, ...context }, timeoutMs) {
  const started = performance.now();
  return {
    ...context,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () =>
      Math.max(0, Math.floor(timeoutMs - (performance.now() - started))),
  };
}

/**
 * Calls the handler in each of the forms that Lambda knows: async, callback, and the context's `done`.
 * An event loop that runs empty ends the invocation, whatever is still promised.
 */
function run(handler, event, context) {
  return new Promise((resolve) => {
    let payload;
    const settle = (outcome) => {
      process.removeListener('beforeExit', onEmpty);
      channel.ref();
      resolve(outcome);
    };
    const onEmpty = () => settle({ kind: 'returned', payload });
    const callback = (error, result) => {
      payload = result;
      if (error) settle({ kind: 'failed', error });
      else if (!context.callbackWaitsForEmptyEventLoop) settle({ kind: 'returned', payload });
    };
    Object.assign(context, {
      done: callback,
      fail: (error) => callback(error ?? new Error('handled')),
      succeed: (result) => callback(null, result),
    });
    process.once('beforeExit', onEmpty);
    // While only the channel to the runner is open, the event loop counts as empty.
    channel.unref();
    try {
      const returned = handler(event, context, callback);
      if (typeof returned?.then !== 'function') return;
      returned.then(
        (value) => settle({ kind: 'returned', payload: value }),
        (error) => settle({ kind: 'failed', error }),
      );
    } catch (error) {
      settle({ kind: 'failed', error });
    }
  });
}

function answer(requestId, outcome) {
  if (outcome.kind === 'failed') {
    return { requestId, kind: 'failed', ...describe(outcome.error) };
  }
  try {
    const payload = JSON.parse(JSON.stringify(outcome.payload ?? null) ?? 'null');
    return { requestId, kind: 'returned', payload };
  } catch (error) {
    return {
      requestId,
      kind: 'failed',
      errorType: 'Runtime.MarshalError',
      errorMessage: `Unable to stringify response body: ${error.message}`,
    };
  }
}

function describe(error) {
  if (typeof error?.message === 'string') {
    return { errorType: error.name ?? 'Error', errorMessage: error.message };
  }
  return { errorType: typeof error, errorMessage: String(error) };
}

/** Writes an error on the log as Lambda's runtime does. */
function reportError(requestId, error) {
  const stack = String(error?.stack ?? error).split('\n');
  const report = JSON.stringify({ ...describe(error), stack });
  const what = requestId === undefined ? 'Uncaught Exception' : 'Invoke Error';
  writeErr(`${new Date().toISOString()}\t${requestId ?? ''}\tERROR\t${what}\t${report}\n`);
}
