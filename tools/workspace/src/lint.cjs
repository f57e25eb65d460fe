'use strict';

const path = require('node:path');
const { ESLint } = require('eslint');
const ts = require('typescript');
const { foldersOf, one } = require('./projects.cjs');

/** @typedef {import('./projects.cjs').Results} Results */

/** With the types of more projects than this in memory at once, a machine of eight gigabytes has too little. */
const AT_ONCE = 8;

/**
 * Lints folders one after another. What the rules read is there once for many of them: the types, and the project
 * graph.
 *
 * @param {Map<string, string>} folders
 * @param {string} root
 * @returns {Results}
 */
async function* lintFolders(folders, root) {
  const host = hostWithPackages();
  const waiting = [...folders];
  while (waiting.length > 0) yield* lintTogether(waiting.splice(0, AT_ONCE), root, host);
}

/**
 * @param {readonly (readonly [task: string, folder: string])[]} folders
 * @param {string} root
 * @param {ts.CompilerHost} host
 * @returns {Results}
 */
async function* lintTogether(folders, root, host) {
  const programs = programsOf(
    folders.map(([, folder]) => path.join(root, folder)),
    host,
  );
  const eslint = new ESLint({
    cwd: root,
    // The service that editors ask keeps the types of each project for itself.
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, programs } },
    },
  });
  const formatter = await eslint.loadFormatter('stylish');
  for (const [task, folder] of folders) {
    const results = await eslint.lintFiles([folder]);
    const success = results.every(({ errorCount }) => errorCount === 0);
    yield { task, result: { success, terminalOutput: await formatter.format(results) } };
  }
}

/** Reads files as TypeScript does, and the declarations of packages once for all programs. */
function hostWithPackages() {
  const host = ts.createCompilerHost({});
  /** @type {Map<string, ts.SourceFile | undefined>} */
  const read = new Map();
  return {
    ...host,
    /** @type {ts.CompilerHost['getSourceFile']} */
    getSourceFile(file, ...rest) {
      if (!file.endsWith('.d.ts')) return host.getSourceFile(file, ...rest);
      if (!read.has(file)) read.set(file, host.getSourceFile(file, ...rest));
      return read.get(file);
    },
  };
}

/**
 * Options that say what is written where, or which JavaScript belongs to a project, and not what a type is.
 *
 * @type {readonly string[]}
 */
const NOT_OF_TYPES = [
  ...['configFilePath', 'rootDir', 'outDir', 'tsBuildInfoFile', 'composite', 'incremental'],
  ...['declaration', 'emitDeclarationOnly', 'allowJs', 'checkJs'],
];

/**
 * The TypeScript of folders: one program for all that have the same options.
 *
 * @param {readonly string[]} folders
 * @param {ts.CompilerHost} host
 */
function programsOf(folders, host) {
  /** @type {Map<string, { options: ts.CompilerOptions, rootNames: string[] }>} */
  const groups = new Map();
  for (const folder of folders) {
    const file = path.join(folder, 'tsconfig.json');
    if (!ts.sys.fileExists(file)) continue;
    const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
    if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
    const parsed = ts.parseJsonConfigFileContent(config, ts.sys, folder, undefined, file);
    const options = Object.fromEntries(
      Object.entries(parsed.options).filter(([name]) => !NOT_OF_TYPES.includes(name)),
    );
    const key = JSON.stringify(options);
    const group = groups.get(key) ?? { options, rootNames: /** @type {string[]} */ ([]) };
    groups.set(key, group);
    group.rootNames.push(...parsed.fileNames.filter((name) => name.endsWith('.ts')));
  }
  return [...groups.values()].map(({ options, rootNames }) =>
    ts.createProgram({ rootNames, options: { ...options, noEmit: true, allowJs: true }, host }),
  );
}

/**
 * @param {import('@nx/devkit').TaskGraph} graph
 * @param {unknown} _inputs
 * @param {unknown} _overrides
 * @param {import('@nx/devkit').ExecutorContext} context
 * @returns {Results}
 */
const lintAll = (graph, _inputs, _overrides, { root }) => lintFolders(foldersOf(graph), root);

/**
 * @param {unknown} _options
 * @param {import('@nx/devkit').ExecutorContext} context
 */
const lint = (_options, context) => one(context, lintFolders);

module.exports = { lint, lintAll, lintFolders };
