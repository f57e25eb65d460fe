/**
 * Runs one CDKTF app: `node run.cjs src/main.ts` in the app's folder, the `app` command of its cdktf.json.
 *
 * Says in one message where the app failed; otherwise prints the annotations, unless the CDKTF CLI called,
 * which prints them itself.
 */
'use strict';

const fs = require('node:fs');
const { Module } = require('node:module');
const path = require('node:path');

const { describeAppError } = require('./src/run/app-error.cjs');
const { annotationLines, readManifest, removeOrphans } = require('./src/run/output.cjs');
const { registerTypeScript } = require('./src/run/typescript.cjs');

const [given = ''] = process.argv.splice(2, 1);
if (given === '' || !fs.existsSync(given)) {
  console.error(
    given === ''
      ? 'run.cjs: name the app to run: node run.cjs src/main.ts'
      : `run.cjs: ${path.resolve(given)} does not exist`,
  );
  process.exit(1);
}
const appFolder = process.cwd();
const main = path.resolve(given);
const calledByCli = process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;
const settings = fs.existsSync('cdktf.json')
  ? JSON.parse(fs.readFileSync('cdktf.json', 'utf8'))
  : {};
process.env.CDKTF_CONTEXT_JSON ??= JSON.stringify(settings.context ?? {});
/** @type {string} */
const output = (process.env.CDKTF_OUTDIR ??= settings.output ?? 'cdktf.out');
const outdir = path.resolve(output);

// The construct that rejects a prop may be many calls away from the line that gave it.
Error.stackTraceLimit = 100;
const { locate } = registerTypeScript(main);

// After the loader, which then has it ready.
const fastSynth = require('@archway/fast-synth');
if (fastSynth.reason?.startsWith('cdktf ')) {
  console.error(`synthesis is slower than it could be: ${fastSynth.reason}`);
}

/** @param {unknown} error */
const fail = (error) => {
  console.error(describeAppError(error, appFolder, locate));
  if (process.env.ARCHWAY_DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(1);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

// A manifest of an earlier run would hide that this one did not finish.
fs.mkdirSync(outdir, { recursive: true });
fs.rmSync(path.join(outdir, 'manifest.json'), { force: true });

process.on('exit', (code) => {
  if (code !== 0) return;
  const manifest = readManifest(outdir);
  if (manifest === undefined) {
    console.error(`${given} wrote no manifest.json: end it with app.synth()`);
    process.exitCode = 1;
    return;
  }
  if (calledByCli) return;
  removeOrphans(outdir, manifest);
  for (const line of annotationLines(manifest)) console.error(line);
});

// As Node itself would run it: the app is the main module and the first argument.
process.argv[1] = main;
/** @type {any} */ (Module)._load(main, null, true);
