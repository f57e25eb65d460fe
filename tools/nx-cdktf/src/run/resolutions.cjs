'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { replaceFile } = require('./module-pack.cjs');

/**
 * Which file a request leads to, remembered between runs: Node asks the file system a dozen times for
 * each.
 *
 * An install may make any of it wrong, so may another `package.json` of a workspace package: then all is
 * forgotten. A request whose file is gone is resolved anew.
 *
 * @typedef {object} Remembered
 * @property {Record<string, number | undefined>} manifests When each file that decides was changed.
 * @property {Record<string, Record<string, string>>} files By folder and request.
 */
class Resolutions {
  /**
   * @param {string} file Where it is kept.
   * @param {string} installed What is written with each install.
   */
  constructor(file, installed) {
    this.file = file;
    this.changed = false;
    /** @type {Remembered} */
    this.remembered = { manifests: {}, files: {} };
    /** @type {Map<string, import('./module-pack.cjs').Stamp | undefined>} */
    this.stamps = new Map();
    try {
      /** @type {Remembered} */
      const known = JSON.parse(fs.readFileSync(file, 'utf8'));
      const decisive = Object.entries(known.manifests);
      if (decisive.every(([each, time]) => changedAt(each) === time)) this.remembered = known;
    } catch {
      // The first run, or a file of another shape.
    }
    this.remembered.manifests[installed] ??= changedAt(installed);
  }

  /**
   * @param {string} folder Of the file that requires.
   * @param {string} request
   */
  fileFor(folder, request) {
    const file = this.remembered.files[folder]?.[request];
    return file !== undefined && this.stampOf(file) !== undefined ? file : undefined;
  }

  /**
   * What the file is like in this run; undefined where there is none.
   *
   * @param {string} file
   */
  stampOf(file) {
    if (!this.stamps.has(file)) this.stamps.set(file, fs.statSync(file, { throwIfNoEntry: false }));
    return this.stamps.get(file);
  }

  /**
   * @param {string} folder Of the file that requires.
   * @param {string} request
   * @param {string} file Absolute; else it is a module of Node's.
   */
  add(folder, request, file) {
    if (!path.isAbsolute(file)) return;
    (this.remembered.files[folder] ??= {})[request] = file;
    this.changed = true;
    if (request.startsWith('.')) return;
    const manifest = manifestOf(file);
    if (manifest !== undefined) this.remembered.manifests[manifest] ??= changedAt(manifest);
  }

  /** @returns {boolean} Whether it wrote anything. */
  save() {
    if (!this.changed) return false;
    try {
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      replaceFile(this.file, JSON.stringify(this.remembered));
      return true;
    } catch {
      // A folder that cannot be written costs time only.
      return false;
    }
  }
}

/**
 * The `package.json` of a workspace package; those in `node_modules` change with an install only.
 *
 * @param {string} file
 */
function manifestOf(file) {
  if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (fs.existsSync(manifest)) return manifest;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** @param {string} file */
function changedAt(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.ctimeMs;
}

module.exports = { Resolutions };
