/**
 * Lets `require` load TypeScript: each file is transpiled by swc where it lies, so that `__dirname`,
 * `require.resolve` and relative paths mean what they say in the source.
 */
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { Module, SourceMap } = require('node:module');
const path = require('node:path');

/** @type {import('@swc/core').Options} */
const SWC_OPTIONS = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: true },
};

/** @typedef {{ hash: string, code: string }} Transpiled */

/**
 * @param {string} filename
 * @param {string} source
 */
function transform(filename, source) {
  try {
    return require('@swc/core').transformSync(source, { ...SWC_OPTIONS, filename });
  } catch (error) {
    // Below the place and the reason stands a stack of native code.
    const [message] = String(/** @type {Error} */ (error).message).split(/\s*Caused by:/);
    throw new SyntaxError(message);
  }
}

/** What was transpiled for one entry file, kept between runs in one JSON file. */
class TranspileCache {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    /** @type {Record<string, Transpiled>} */
    this.known = {};
    /** @type {Record<string, Transpiled>} */
    this.used = {};
    this.changed = false;
    try {
      this.known = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch {
      // The first run, or a file of another shape: everything is transpiled.
    }
  }

  /**
   * @param {string} filename
   * @returns {Transpiled}
   */
  transpile(filename) {
    const source = fs.readFileSync(filename, 'utf8');
    const hash = createHash('sha1').update(source).digest('base64');
    const known = this.known[filename];
    if (known?.hash === hash) return (this.used[filename] = known);
    this.changed = true;
    return (this.used[filename] = { hash, code: transform(filename, source).code });
  }

  /** Keeps what this run used, for the next one. */
  save() {
    if (!this.changed) return;
    const temporary = `${this.file}.${process.pid}`;
    try {
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      fs.writeFileSync(temporary, JSON.stringify(this.used));
      fs.renameSync(temporary, this.file);
    } catch {
      // A folder that cannot be written costs time only.
    }
  }
}

/**
 * Registers the loader for `.ts` files in this process.
 *
 * @param {string} entry Absolute path of the file that is run; names the cache.
 * @returns {{ locate: (frame: Frame) => Frame }} Finds the place in the source of a place in the code.
 *
 * @typedef {{ file: string, line: number, column: number }} Frame
 */
function registerTypeScript(entry) {
  const swc = require('@swc/core/package.json').version;
  const name = createHash('sha1').update(`${swc}\n${JSON.stringify(SWC_OPTIONS)}\n${entry}`);
  const modules = path.join(path.dirname(require.resolve('@swc/core/package.json')), '../..');
  const cache = new TranspileCache(
    path.join(modules, '.cache/nx-cdktf', `${name.digest('hex').slice(0, 16)}.json`),
  );
  const extensions = /** @type {any} */ (Module)._extensions;
  extensions['.ts'] = (/** @type {any} */ module, /** @type {string} */ filename) =>
    module._compile(cache.transpile(filename).code, filename);
  process.on('exit', () => cache.save());

  return {
    locate(frame) {
      if (cache.used[frame.file] === undefined) return frame;
      // Made once more, because a map is needed for an error only and would fill the cache.
      const { map = '{}' } = transform(frame.file, fs.readFileSync(frame.file, 'utf8'));
      const sourceMap = new SourceMap(JSON.parse(map));
      let place = sourceMap.findEntry(frame.line - 1, frame.column - 1);
      // An import becomes a call whose beginning stands for nothing in the source; its end does.
      if (!('originalLine' in place)) place = sourceMap.findEntry(frame.line - 1, Infinity);
      if (!('originalLine' in place)) return frame;
      return { file: frame.file, line: place.originalLine + 1, column: place.originalColumn + 1 };
    },
  };
}

module.exports = { registerTypeScript };
