/**
 * Makes CDKTF synthesize faster without changing a byte of what it writes.
 *
 * Everything in this workspace that touches CDKTF's inside is in this file. Load it before `cdktf`: by
 * `node -r @archway/fast-synth`, by `require`, or as a Jest setup file.
 *
 * It knows one version of CDKTF and steps aside for any other; `ARCHWAY_FAST_SYNTH=0` turns it off and
 * `ARCHWAY_DEBUG=1` says which of these happened.
 */
'use strict';

const fs = require('node:fs');
const { createRequire, Module } = require('node:module');
const path = require('node:path');

/** The version whose inside is known here. */
const KNOWN_VERSION = '0.21.0';

/** Stands where CDKTF's own message about an unresolvable token has the stack of the token's creation. */
const NO_STACK = [
  'not recorded; set ARCHWAY_FAST_SYNTH=0 to see the line of code that made the token',
];

/**
 * @typedef {object} FastSynth
 * @property {boolean} applied Whether CDKTF is faster in this process.
 * @property {string} [reason] Why it is not.
 */

/**
 * Arranges that a module's exports, when first asked for, are what `provide` makes of them.
 *
 * @param {string} file Absolute path of the module.
 * @param {(load: () => any) => unknown} provide Gets a function that loads the real exports.
 */
function intercept(file, provide) {
  // Jest has a module registry of its own, which only `jest.mock` reaches.
  if (typeof jest !== 'undefined') {
    jest.mock(file, () => provide(() => jest.requireActual(file)));
    return;
  }
  if (require.cache[file] !== undefined) {
    provide(() => require(file));
    return;
  }
  const placeholder = new Module(file);
  placeholder.filename = file;
  placeholder.loaded = true;
  let provided = false;
  /** @type {unknown} */
  let exports;
  const load = () => {
    if (require.cache[file] === placeholder) delete require.cache[file];
    return require(file);
  };
  Object.defineProperty(placeholder, 'exports', {
    get() {
      if (!provided) {
        exports = provide(load);
        provided = true;
      }
      return exports;
    },
  });
  require.cache[file] = placeholder;
}

/**
 * A function that loads what it stands for when it is first called or looked into.
 *
 * @param {() => any} load
 */
function lazy(load) {
  return new Proxy(() => undefined, {
    apply: (_target, thisArgument, args) => Reflect.apply(load(), thisArgument, args),
    get: (_target, property) => load()[property],
  });
}

/**
 * What `json-stable-stringify` answers for `{ space: 2 }`, without the 25 modules that it loads.
 *
 * @param {() => any} load
 */
function stableStringify(load) {
  /** @type {object[]} */
  const ancestors = [];

  /** @type {(value: any, indent: string) => string | undefined} */
  const write = (value, indent) => {
    const plain = typeof value?.toJSON === 'function' ? value.toJSON() : value;
    if (typeof plain !== 'object' || plain === null) return JSON.stringify(plain);
    const inner = `${indent}  `;
    if (Array.isArray(plain)) {
      let items = '';
      for (let index = 0; index < plain.length; index += 1) {
        items += `${index === 0 ? '' : ','}${inner}${write(plain[index], inner) ?? 'null'}`;
      }
      return `[${items}${indent}]`;
    }
    if (ancestors.includes(plain)) throw new TypeError('Converting circular structure to JSON');
    ancestors.push(plain);
    let members = '';
    for (const key of Object.keys(plain).sort()) {
      const member = write(plain[key], inner);
      if (member === undefined) continue;
      members += `${members === '' ? '' : ','}${inner}${JSON.stringify(key)}: ${member}`;
    }
    ancestors.pop();
    return `{${members}${indent}}`;
  };

  /** @type {(value: unknown, options?: { space?: unknown }) => string | undefined} */
  return (value, options) => {
    if (options?.space !== 2 || Object.keys(options).length !== 1) return load()(value, options);
    ancestors.length = 0;
    return write(value, '\n');
  };
}

/**
 * Whether a stack depends on another, asking each stack once: CDKTF's own search asks once per path,
 * of which there are 2^n where each of n stacks refers to all earlier ones.
 *
 * @this {{ dependencies: any[] }}
 * @param {unknown} stack
 */
function dependsOn(stack) {
  /** @type {Set<{ dependencies: any[] }>} */
  const asked = new Set([this]);
  for (const one of asked) {
    if (one.dependencies.includes(stack)) return true;
    for (const dependency of one.dependencies) asked.add(dependency);
  }
  return false;
}

/** Where CDKTF may find a token in a string: by its name, or as a number that was written into it. */
const MARKED = /TfToken\[|\de[+-]?\d/;

/** Stands for every token in a map; CDKTF refuses them where they do not belong. */
const MAP_TOKENS = new Set(['String Map Token Value', 'Any Map Token Value', -123456789]);

/** Numbers that stand for tokens are below every number that means itself. */
const LEAST_NUMBER = -1e100;

/**
 * Resolves values like CDKTF, which asks each of them a dozen questions and does so three times over:
 * plain values are copied without `undefined`, and only what may hold a token goes to CDKTF.
 *
 * @param {(scope: unknown, value: any, preparing?: boolean) => any} resolve CDKTF's own.
 */
function resolvePlain(resolve) {
  /** @type {(value: any) => boolean} */
  const isSimple = (value) => {
    if (typeof value === 'string') return !MARKED.test(value) && !MAP_TOKENS.has(value);
    if (typeof value === 'number') return value > LEAST_NUMBER && !MAP_TOKENS.has(value);
    return typeof value === 'boolean' || value === undefined || value === null;
  };

  /** @type {(value: any) => boolean} */
  const isPlainObject = (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    typeof value.resolve !== 'function';

  /** @type {(scope: unknown, value: any, preparing?: boolean) => any} */
  const copy = (scope, value, preparing) => {
    if (isSimple(value)) return value;
    if (Array.isArray(value)) {
      // A list that stands for a token holds nothing but a mark of it.
      if (!value.every((item) => isSimple(item) || isPlainObject(item))) {
        return resolve(scope, value, preparing);
      }
      return value.map((item) => copy(scope, item, preparing)).filter((item) => item !== undefined);
    }
    if (!isPlainObject(value)) return resolve(scope, value, preparing);
    const keys = Object.keys(value);
    if (keys.some((key) => !isSimple(key))) return resolve(scope, value, preparing);
    /** @type {Record<string, unknown>} */
    const result = {};
    for (const key of keys) {
      const item = copy(scope, value[key], preparing);
      if (item !== undefined) result[key] = item;
    }
    return result;
  };

  /** @type {typeof resolve} */
  return (scope, value, preparing) => {
    try {
      return copy(scope, value, preparing);
    } catch {
      // CDKTF's own error says where in the whole value it is.
      return resolve(scope, value, preparing);
    }
  };
}

/**
 * Places the file of an asset as CDKTF does, by a second name for the same file instead of a copy, which
 * for a function's zip takes longer than the rest of its stack.
 *
 * @param {any} assets The module of `TerraformAsset`.
 */
function linkFiles({ TerraformAsset, AssetType }) {
  const synthesize = TerraformAsset.prototype._onSynthesize;
  TerraformAsset.prototype._onSynthesize = function (/** @type {any} */ session) {
    if (this.type !== AssetType.FILE) return synthesize.call(this, session);
    const { outdir } = session.manifest;
    const { synthesizedStackPath } = session.manifest.forStack(this.stack);
    const folder = path.join(outdir, synthesizedStackPath, '..');
    fs.rmSync(path.join(folder, this.namedFolder), { recursive: true, force: true });
    const target = path.join(folder, this.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    try {
      fs.linkSync(fs.realpathSync(this.sourcePath), target);
    } catch {
      // Another file system, or one that has no links.
      fs.copyFileSync(this.sourcePath, target);
    }
  };
}

/** @returns {FastSynth} */
function apply() {
  if (process.env.ARCHWAY_FAST_SYNTH === '0') {
    return { applied: false, reason: 'ARCHWAY_FAST_SYNTH=0' };
  }
  let manifest;
  try {
    manifest = require.resolve('cdktf/package.json');
  } catch {
    return { applied: false, reason: 'cdktf is not installed' };
  }
  const { version } = require(manifest);
  if (version !== KNOWN_VERSION) {
    return {
      applied: false,
      reason: `cdktf ${version} is not ${KNOWN_VERSION}, the version it knows`,
    };
  }

  const own = path.join(path.dirname(manifest), 'lib');
  const dependency = createRequire(manifest).resolve;

  intercept(path.join(own, 'tokens/private/stack-trace.js'), (load) => {
    const stackTrace = load();
    stackTrace.captureStackTrace = () => NO_STACK;
    return stackTrace;
  });
  intercept(path.join(own, 'terraform-stack.js'), (load) => {
    const terraformStack = load();
    // Half loaded while its own imports ask for it; the whole module passes here afterwards.
    if (terraformStack.TerraformStack)
      terraformStack.TerraformStack.prototype.dependsOn = dependsOn;
    return terraformStack;
  });
  intercept(path.join(own, '_tokens.js'), (load) => {
    const tokens = load();
    tokens.resolve = resolvePlain(tokens.resolve);
    return tokens;
  });
  intercept(path.join(own, 'terraform-asset.js'), (load) => {
    const assets = load();
    if (assets.TerraformAsset) linkFiles(assets);
    return assets;
  });
  intercept(dependency('archiver'), lazy);
  intercept(dependency('semver'), lazy);
  intercept(dependency('json-stable-stringify'), stableStringify);
  return { applied: true };
}

/** @type {FastSynth} */
const fastSynth = apply();

if (process.env.ARCHWAY_DEBUG) {
  process.stderr.write(
    fastSynth.applied ? 'fast-synth: on\n' : `fast-synth: off, ${fastSynth.reason}\n`,
  );
}

module.exports = fastSynth;
