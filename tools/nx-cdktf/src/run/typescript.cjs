/**
 * Lets `require` load TypeScript: each file is transpiled by swc where it lies, so that `__dirname`,
 * `require.resolve` and relative paths mean what they say in the source.
 */
'use strict';

const fs = require('node:fs');
const { Module, SourceMap } = require('node:module');
const path = require('node:path');
const { registerPacks } = require('./module-loader.cjs');

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
  // A library's index names a hundred constructs; what an app does not use of them is never loaded.
  module: { type: 'commonjs', ignoreDynamic: true, lazy: true },
};

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

/**
 * Registers the loader for `.ts` files in this process.
 *
 * @param {string} entry Absolute path of the file that is run; names the cache.
 * @returns {{ locate: (frame: Frame) => Frame }} Finds the place in the source of a place in the code.
 *
 * @typedef {{ file: string, line: number, column: number }} Frame
 */
function registerTypeScript(entry) {
  const swc = require.resolve('@swc/core/package.json');
  const extensions = /** @type {any} */ (Module)._extensions;
  extensions['.ts'] = (/** @type {any} */ module, /** @type {string} */ file) =>
    module._compile(transform(file, fs.readFileSync(file, 'utf8')).code, file);
  registerPacks(
    path.join(path.dirname(swc), '../../.cache/nx-cdktf'),
    entry,
    JSON.stringify([require(swc).version, SWC_OPTIONS]),
  );

  return {
    locate(frame) {
      if (!frame.file.endsWith('.ts')) return frame;
      // Made once more, because a map is needed for an error only.
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
