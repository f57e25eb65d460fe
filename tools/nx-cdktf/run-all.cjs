/**
 * Runs every app of the workspace into one output folder: the `app` command of the root cdktf.json, which
 * makes `cdktf list` and `cdktf synth` at the root see the stacks of all apps.
 *
 * Each app runs as its own cdktf.json says, in its own folder, so that its assets and its local state stay
 * where they are when the app is synthesized alone.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const { annotationLines, readManifest, removeOrphans } = require('./src/run/output.cjs');

/** @typedef {import('./src/run/output.cjs').Manifest} Manifest */

/**
 * The folders below `root/apps` that hold an app.
 *
 * @param {string} root
 */
function findApps(root) {
  const apps = path.join(root, 'apps');
  if (!fs.existsSync(apps)) return [];
  return fs
    .readdirSync(apps)
    .sort()
    .map((name) => path.join(apps, name))
    .filter((folder) => fs.existsSync(path.join(folder, 'cdktf.json')));
}

/**
 * Synthesizes one app.
 *
 * @param {string} folder
 * @param {string} outdir
 * @returns {Manifest} Its stacks.
 */
function synthesize(folder, outdir) {
  const { app, context = {} } = JSON.parse(
    fs.readFileSync(path.join(folder, 'cdktf.json'), 'utf8'),
  );
  const given = JSON.parse(process.env.CDKTF_CONTEXT_JSON ?? '{}');
  const run = spawnSync(app, {
    shell: true,
    cwd: folder,
    stdio: 'inherit',
    env: {
      ...process.env,
      CDKTF_OUTDIR: outdir,
      CDKTF_CONTEXT_JSON: JSON.stringify({ ...context, ...given }),
      // Annotations are told once, for all apps: by the CLI, or below.
      CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
    },
  });
  const manifest = run.status === 0 ? readManifest(outdir) : undefined;
  if (manifest === undefined) {
    console.error(`${path.basename(folder)}: not synthesized`);
    process.exit(1);
  }
  return manifest;
}

const outdir = path.resolve(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
const calledByCli = process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;

/** @type {Manifest} */
const all = { version: '', stacks: {} };
/** @type {Record<string, string>} */
const owners = {};
for (const folder of findApps(process.cwd())) {
  const { version, stacks } = synthesize(folder, outdir);
  for (const name of Object.keys(stacks)) {
    if (Object.hasOwn(owners, name)) {
      console.error(
        `the apps ${owners[name]} and ${path.basename(folder)} both have a stack '${name}': rename one`,
      );
      process.exit(1);
    }
    owners[name] = path.basename(folder);
  }
  all.version = version;
  Object.assign(all.stacks, stacks);
}
if (all.version === '') {
  console.error('no folder below apps holds a cdktf.json');
  process.exit(1);
}
fs.writeFileSync(path.join(outdir, 'manifest.json'), JSON.stringify(all, null, 2));
if (!calledByCli) {
  removeOrphans(outdir, all);
  const lines = annotationLines(all);
  for (const line of lines) console.error(line);
  if (lines.some((line) => line.startsWith('error: '))) process.exit(1);
}
