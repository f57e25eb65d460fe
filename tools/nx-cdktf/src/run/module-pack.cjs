'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/**
 * Modules in one script whose compiled code V8 keeps: to load them takes one file and no compiling.
 *
 * A pack is three files. The index is read first and replaced last; it names the other two by a hash of
 * the script, so that processes that write at the same time never mix theirs.
 *
 * @typedef {{ ctimeMs: number, size: number }} Stamp What says that a file is as it was.
 * @typedef {(...args: unknown[]) => void} ModuleFunction
 * @typedef {Stamp & { line: number, lines: number }} Packed
 * @typedef {object} Index
 * @property {string} id
 * @property {Record<string, Packed>} modules By their files, in the order of the script.
 */

/** As V8 has text in memory: to decode UTF-8 takes longer than all else. */
const ENCODING = 'utf16le';

/** Nothing of it is in the line of a module's own code, so that places in the code stay right. */
const BEFORE = 'function (exports, require, module, __filename, __dirname) {\n';
const AFTER = '\n},\n';

/** What a module in a pack must not have: `import()` needs to know the file, and #! is no JavaScript there. */
const UNFIT = /\bimport\s*\(|^#!/;

/** A map in the last line is most of a package's file, and would be taken for the whole script's. */
const MAP_COMMENT = /\n\/\/# sourceMappingURL=.*\s*$/;

class ModulePack {
  /** @param {string} file The files' path without an extension. */
  constructor(file) {
    this.file = file;
    /** @type {Index} */
    this.index = { id: '', modules: {} };
    /** @type {readonly ModuleFunction[]} */
    this.functions = [];
    /** @type {Map<string, number>} */
    this.positions = new Map();
    /** @type {Map<string, Stamp & { code: string }>} */
    this.added = new Map();
    this.source = '';
    /** @type {string[] | undefined} */
    this.lines = undefined;
    /** @type {vm.Script | undefined} */
    this.script = undefined;
    this.hasCompiledCode = false;
    this.read();
  }

  get scriptFile() {
    return `${this.file}.${this.index.id}.js`;
  }

  get compiledFile() {
    return `${this.file}.${this.index.id}.bin`;
  }

  read() {
    try {
      this.index = JSON.parse(fs.readFileSync(`${this.file}.json`, 'utf8'));
      this.source = fs.readFileSync(this.scriptFile, ENCODING);
      const compiled = fs.existsSync(this.compiledFile)
        ? { cachedData: fs.readFileSync(this.compiledFile) }
        : {};
      const script = new vm.Script(this.source, { filename: this.scriptFile, ...compiled });
      this.hasCompiledCode = script.cachedDataRejected === false;
      this.functions = script.runInThisContext();
      this.script = script;
    } catch {
      // The first run, or files that something else has written: every module is loaded where it lies.
      this.index = { id: '', modules: {} };
      return;
    }
    Object.keys(this.index.modules).forEach((file, position) => this.positions.set(file, position));
  }

  /**
   * The function of a module that is in the pack and has not changed since.
   *
   * @param {string} file
   * @param {Stamp} stamp
   * @returns {ModuleFunction | undefined}
   */
  functionOf(file, { ctimeMs, size }) {
    const packed = this.index.modules[file];
    if (packed === undefined || packed.ctimeMs !== ctimeMs || packed.size !== size)
      return undefined;
    return this.functions[this.positions.get(file) ?? -1];
  }

  /**
   * Takes a module into the pack, if it can be there.
   *
   * @param {string} file
   * @param {Stamp} stamp
   * @param {string} code What Node compiles.
   */
  add(file, { ctimeMs, size }, code) {
    if (!UNFIT.test(code)) {
      this.added.set(file, { ctimeMs, size, code: code.replace(MAP_COMMENT, '') });
    }
  }

  /**
   * The module and the line in it that a line of the script stands for.
   *
   * @param {number} line
   * @returns {{ file: string, line: number } | undefined}
   */
  placeOf(line) {
    for (const [file, packed] of Object.entries(this.index.modules)) {
      if (line >= packed.line && line < packed.line + packed.lines) {
        return { file, line: line - packed.line + 1 };
      }
    }
    return undefined;
  }

  /**
   * Keeps what this run added for the next one, and what V8 compiled in it.
   *
   * @returns {boolean} Whether it wrote anything.
   */
  save() {
    try {
      if (this.added.size > 0) this.write();
      else if (this.script === undefined || this.hasCompiledCode) return false;
      else replaceFile(this.compiledFile, this.script.createCachedData());
      return true;
    } catch {
      // A folder that cannot be written costs time only.
      return false;
    }
  }

  write() {
    const kept = Object.entries(this.index.modules)
      .filter(([file]) => !this.added.has(file) && fs.existsSync(file))
      .map(
        ([file, packed]) => /** @type {const} */ ([file, { ...packed, code: this.codeOf(packed) }]),
      );
    /** @type {Index['modules']} */
    const modules = {};
    let source = '[\n';
    let line = 2;
    for (const [file, { ctimeMs, size, code }] of [...kept, ...this.added]) {
      const lines = code.split('\n').length;
      modules[file] = { ctimeMs, size, line: line + 1, lines };
      source += `${BEFORE}${code}${AFTER}`;
      line += lines + 2;
    }
    source += ']';
    const before = this.index.id === '' ? [] : [this.scriptFile, this.compiledFile];
    const id = createHash('sha1').update(source).digest('hex').slice(0, 16);
    this.index = { id, modules };
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    replaceFile(this.scriptFile, Buffer.from(source, ENCODING));
    replaceFile(`${this.file}.json`, JSON.stringify(this.index));
    for (const file of before) {
      if (file !== this.scriptFile && file !== this.compiledFile) fs.rmSync(file, { force: true });
    }
  }

  /** @param {Packed} packed */
  codeOf({ line, lines }) {
    this.lines ??= this.source.split('\n');
    return this.lines.slice(line - 1, line - 1 + lines).join('\n');
  }
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function replaceFile(file, content) {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, file);
}

module.exports = { ModulePack, replaceFile };
