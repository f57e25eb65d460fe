'use strict';

const path = require('node:path');
const ts = require('typescript');
const { foldersOf, one } = require('./projects.cjs');

/** @typedef {import('./projects.cjs').Results} Results */

/**
 * Builds the declarations of folders, each after those that it refers to, as `tsc --build` does. What is read of the
 * packages is there once for all of them.
 *
 * @param {Map<string, string>} folders
 * @param {string} root
 * @returns {Results}
 */
async function* typecheckFolders(folders, root) {
  /** @type {ts.Diagnostic[]} */
  let diagnostics = [];
  const host = ts.createSolutionBuilderHost(ts.sys, undefined, (diagnostic) => {
    diagnostics.push(diagnostic);
  });
  const tasks = new Map(
    [...folders].map(([task, folder]) => [path.join(root, folder, 'tsconfig.json'), task]),
  );
  const builder = ts.createSolutionBuilder(host, [...tasks.keys()], { emitDeclarationOnly: true });
  for (;;) {
    const next = builder.getNextInvalidatedProject();
    if (next === undefined) break;
    next.done();
    const task = tasks.get(next.project);
    // What is wrong in a project that is not asked for is said of the one that needs it.
    if (task === undefined) continue;
    tasks.delete(next.project);
    yield { task, result: resultOf(diagnostics, root) };
    diagnostics = [];
  }
  for (const task of tasks.values()) {
    yield { task, result: resultOf(diagnostics, root) };
  }
}

/**
 * @param {readonly ts.Diagnostic[]} diagnostics
 * @param {string} root
 */
function resultOf(diagnostics, root) {
  const terminalOutput = ts.formatDiagnosticsWithColorAndContext(diagnostics, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
  const success = diagnostics.every(({ category }) => category !== ts.DiagnosticCategory.Error);
  return { success, terminalOutput };
}

/**
 * @param {import('@nx/devkit').TaskGraph} graph
 * @param {unknown} _inputs
 * @param {unknown} _overrides
 * @param {import('@nx/devkit').ExecutorContext} context
 * @returns {Results}
 */
const typecheckAll = (graph, _inputs, _overrides, { root }) =>
  typecheckFolders(foldersOf(graph), root);

/**
 * @param {unknown} _options
 * @param {import('@nx/devkit').ExecutorContext} context
 */
const typecheck = (_options, context) => one(context, typecheckFolders);

module.exports = { typecheck, typecheckAll, typecheckFolders };
