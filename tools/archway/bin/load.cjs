/**
 * Loads the command line: from a bundle with what V8 compiled of it before, which is made when there is none or a
 * source is another one; and from the sources where no bundle can be made.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const DIST = path.resolve(__dirname, '../dist');
const WORKSPACE = path.resolve(__dirname, '../../..');

/** @typedef {typeof import('../src/index')} Program */

/**
 * @param {string} use What it is loaded for: what V8 compiled for one command is kept apart from others.
 * @returns {Promise<{ program: Program, keep: () => void }>} `keep` keeps what V8 compiled, for the next time.
 */
async function load(use) {
  try {
    const folder = current() ?? (await make());
    if (folder !== undefined) return run(folder, use);
  } catch {
    // A folder that cannot be written, or no esbuild: the sources run as they are.
  }
  require('tsx/cjs');
  return { program: require('../src/index.ts'), keep: () => undefined };
}

/** The folder of the bundle; undefined where there is none, or one of its sources is another one. */
function current() {
  try {
    const folder = path.join(DIST, fs.readFileSync(path.join(DIST, 'current'), 'utf8'));
    /** @type {[string, string][]} */
    const inputs = JSON.parse(fs.readFileSync(path.join(folder, 'inputs.json'), 'utf8'));
    const isFresh = inputs.every(([file, stamp]) => stampOf(path.join(WORKSPACE, file)) === stamp);
    return isFresh ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function make() {
  await require('./bundle.cjs').bundle(DIST, stampOf);
  return current();
}

/** @param {string} file */
function stampOf(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`;
}

/**
 * @param {string} folder
 * @param {string} use
 */
function run(folder, use) {
  const filename = path.join(folder, 'bundle.js');
  const compiled = path.join(folder, `${use}-${process.version}-${process.arch}.bin`);
  const cachedData = readIfThere(compiled);
  const script = new vm.Script(fs.readFileSync(filename, 'latin1'), {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireFrom(filename), module);
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keep = () => {
    if (isKept) return;
    const temporary = `${compiled}.${process.pid}`;
    try {
      fs.writeFileSync(temporary, script.createCachedData());
      fs.renameSync(temporary, compiled);
    } catch {
      // The next time takes as long as this one.
    }
  };
  return { program: /** @type {Program} */ (module.exports), keep };
}

/** @param {string} filename */
function requireFrom(filename) {
  /** @type {NodeJS.Require | undefined} */
  let made;
  return (/** @type {string} */ name) =>
    name.startsWith('node:')
      ? require(name)
      : (made ??= require('node:module').createRequire(filename))(name);
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { load };
