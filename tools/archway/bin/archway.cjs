#!/usr/bin/env node
/**
 * Commands that compute run in a thread, so that this one can end the process as soon as somebody asks for it.
 */
'use strict';

const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');
const { load } = require('./load.cjs');

const INTERRUPTED = 130;

/** Those that start processes and servers end in order, and do so by themselves. */
const IN_THREAD = ['check', 'recovery', 'review'];

/** @param {readonly string[]} argv */
const useOf = ([command = 'help', ...rest]) =>
  /^[a-z]+$/.test(command) && !rest.includes('--help') ? command : 'help';

async function main(/** @type {readonly string[]} */ argv) {
  const { program, keep } = await load(useOf(argv));
  process.exitCode = await program.main(argv);
  keep();
}

function mainOfThread() {
  const { argv, streams } = workerData;
  const say = (/** @type {object} */ message) => parentPort?.postMessage(message);
  void load(useOf(argv)).then(async ({ program, keep }) => {
    const code = await program.mainInThread(argv, {
      ...streams,
      out: (/** @type {string} */ out) => say({ out }),
      err: (/** @type {string} */ err) => say({ err }),
    });
    say({ code });
    keep();
  });
}

function mainOverThread(/** @type {readonly string[]} */ argv) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => process.exit(INTERRUPTED));
  }
  const { stdout, stderr } = process;
  const streams = {
    columns: stdout.columns,
    isOutTerminal: stdout.isTTY === true,
    isErrTerminal: stderr.isTTY === true,
  };
  new Worker(__filename, { workerData: { argv, streams } })
    .on('message', ({ out, err, code }) => {
      if (out !== undefined) stdout.write(out);
      if (err !== undefined) stderr.write(err);
      if (code !== undefined) process.exitCode = code;
    })
    .on('error', (error) => {
      stderr.write(`archway: ${error.message}\n`);
      process.exitCode = 1;
    });
}

/** Whoever reads the output may stop at any line, as `head` does: that is no failure. */
function endWithItsReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

if (!isMainThread) mainOfThread();
else {
  endWithItsReader();
  const argv = process.argv.slice(2);
  if (IN_THREAD.includes(argv[0] ?? '')) mainOverThread(argv);
  else void main(argv);
}
