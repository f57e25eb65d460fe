'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { Module } = require('node:module');
const path = require('node:path');
const { ModulePack } = require('./module-pack.cjs');
const { Resolutions } = require('./resolutions.cjs');

/** @typedef {import('./module-pack.cjs').Stamp} Stamp */

const PACKAGES = `${path.sep}node_modules${path.sep}`;

/** What npm writes with each install, seen from the cache in `node_modules/.cache/<name>`. */
const INSTALLED = '../../.package-lock.json';

/** Debuggers and profilers want every module in its own file; conditions change what a request means. */
const IN_PLACE = /--inspect|--cpu-prof|--conditions|-C\b/;

/**
 * Makes `require` load modules from packs (module-pack.cjs), one for packages and one for what one edits.
 * What a module sees is what Node shows it: `module`, `require.main`, `__dirname` and `require.cache` are
 * the real ones, and a module that has changed is loaded where it lies.
 *
 * @param {string} cacheFolder Where the packs are kept.
 * @param {string} entry Absolute path of the program, which has packs of its own.
 * @param {string} loader What makes code of a file: other settings, other packs.
 */
function registerPacks(cacheFolder, entry, loader) {
  const options = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (IN_PLACE.test(options) || process.env.NODE_V8_COVERAGE !== undefined) return;

  const key = [process.version, process.arch, entry, loader].join('\n');
  const id = createHash('sha1').update(key).digest('hex').slice(0, 16);
  const name = path.join(cacheFolder, id);
  const packages = new ModulePack(`${name}-packages`);
  const sources = new ModulePack(`${name}-sources`);
  const packOf = (/** @type {string} */ file) => (file.includes(PACKAGES) ? packages : sources);
  const resolutions = new Resolutions(`${name}-paths.json`, path.join(cacheFolder, INSTALLED));

  loadFromPacks(packOf, resolutions);
  rememberResolutions(resolutions);
  nameRealPlaces([packages, sources]);
  process.on('exit', () => {
    const wrote = [packages, sources, resolutions].map((kept) => kept.save());
    if (wrote.includes(true)) forgetOthers(cacheFolder, id, entry);
  });
}

/**
 * Removes what was kept for programs that are gone.
 *
 * @param {string} cacheFolder
 * @param {string} id Of this program.
 * @param {string} entry
 */
function forgetOthers(cacheFolder, id, entry) {
  try {
    fs.writeFileSync(path.join(cacheFolder, `${id}.entry`), entry);
    const files = fs.readdirSync(cacheFolder);
    for (const file of files.filter((each) => each.endsWith('.entry'))) {
      if (fs.existsSync(fs.readFileSync(path.join(cacheFolder, file), 'utf8'))) continue;
      const gone = files.filter((each) => each.startsWith(path.parse(file).name));
      for (const each of gone) fs.rmSync(path.join(cacheFolder, each), { force: true });
    }
  } catch {
    // Another process tidies at the same time.
  }
}

/**
 * @param {(file: string) => ModulePack} packOf
 * @param {Resolutions} resolutions
 */
function loadFromPacks(packOf, resolutions) {
  const own = /** @type {any} */ (Module);
  /** @type {Map<string, Stamp>} */
  const loading = new Map();

  /** @type {(module: any, file: string, found: import('./module-pack.cjs').ModuleFunction) => void} */
  const run = (module, file, found) => {
    const { exports } = module;
    const folder = path.dirname(file);
    found.call(exports, exports, requireOf(module, folder, load), module, file, folder);
  };

  /**
   * A module of a pack without the questions that Node asks before it loads a file; undefined for others.
   *
   * @type {(parent: any, folder: string, request: string) => any}
   */
  const load = (parent, folder, request) => {
    const file = resolutions.fileFor(folder, request);
    if (file === undefined) return undefined;
    const known = own._cache[file];
    if (known !== undefined) return known.loaded ? known : undefined;
    const stamp = resolutions.stampOf(file);
    const found = stamp && packOf(file).functionOf(file, stamp);
    if (!found) return undefined;
    const module = new own(file, parent);
    module.filename = file;
    module.paths = own._nodeModulePaths(path.dirname(file));
    own._cache[file] = module;
    try {
      run(module, file, found);
      module.loaded = true;
    } finally {
      if (!module.loaded) delete own._cache[file];
    }
    return module;
  };

  for (const extension of ['.js', '.cjs', '.ts']) {
    const loadInPlace = own._extensions[extension] ?? own._extensions['.js'];
    own._extensions[extension] = (
      /** @type {any} */ module,
      /** @type {string} */ file,
      /** @type {unknown[]} */ ...rest
    ) => {
      const stamp = fs.statSync(file);
      const found = packOf(file).functionOf(file, stamp);
      if (found === undefined) {
        loading.set(file, stamp);
        loadInPlace(module, file, ...rest);
      } else run(module, file, found);
    };
  }

  const compile = own.prototype._compile;
  own.prototype._compile = function (
    /** @type {string} */ code,
    /** @type {string} */ file,
    /** @type {unknown} */ format,
    /** @type {unknown[]} */ ...rest
  ) {
    const stamp = loading.get(file);
    if (stamp !== undefined && (format === undefined || format === 'commonjs')) {
      packOf(file).add(file, stamp, code);
    }
    return compile.call(this, code, file, format, ...rest);
  };
}

/**
 * @param {any} module
 * @param {string} folder
 * @param {(parent: any, folder: string, request: string) => any} load
 */
function requireOf(module, folder, load) {
  const own = /** @type {any} */ (Module);
  const require = (/** @type {string} */ id) => {
    const loaded = load(module, folder, id);
    return loaded === undefined ? module.require(id) : loaded.exports;
  };
  const resolve = (/** @type {string} */ id, /** @type {object} */ options) =>
    own._resolveFilename(id, module, false, options);
  resolve.paths = (/** @type {string} */ id) => own._resolveLookupPaths(id, module);
  require.resolve = resolve;
  require.main = process.mainModule;
  require.cache = own._cache;
  require.extensions = own._extensions;
  return require;
}

/** @param {Resolutions} resolutions */
function rememberResolutions(resolutions) {
  const own = /** @type {any} */ (Module);
  const resolve = own._resolveFilename;
  own._resolveFilename = (
    /** @type {string} */ request,
    /** @type {any} */ parent,
    /** @type {unknown[]} */ ...rest
  ) => {
    const from = parent?.filename;
    const plain = typeof from === 'string' && rest[1] === undefined;
    if (!plain) return resolve(request, parent, ...rest);
    const known = resolutions.fileFor(path.dirname(from), request);
    if (known !== undefined) return known;
    const file = resolve(request, parent, ...rest);
    resolutions.add(path.dirname(from), request, file);
    return file;
  };
}

/**
 * Lets stack traces name the file of a module instead of the pack's.
 *
 * @param {readonly ModulePack[]} packs
 */
function nameRealPlaces(packs) {
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => {
      const text = String(frame);
      const pack = packs.find(({ scriptFile }) => frame.getFileName() === scriptFile);
      const place = pack?.placeOf(frame.getLineNumber() ?? 0);
      if (pack === undefined || place === undefined) return `\n    at ${text}`;
      return `\n    at ${text.replace(`${pack.scriptFile}:${frame.getLineNumber()}`, `${place.file}:${place.line}`)}`;
    });
    return `${error}${lines.join('')}`;
  };
}

module.exports = { registerPacks };
