'use strict';

const { ESLint } = require('eslint');
const { foldersOf, one } = require('./projects.cjs');

/** @typedef {import('./projects.cjs').Results} Results */

/**
 * Lints folders one after another. What the rules read is there once for all of them: the types of the packages, and
 * the project graph.
 *
 * @param {Map<string, string>} folders
 * @param {string} root
 * @returns {Results}
 */
async function* lintFolders(folders, root) {
  const eslint = new ESLint({ cwd: root });
  const formatter = await eslint.loadFormatter('stylish');
  for (const [task, folder] of folders) {
    const results = await eslint.lintFiles([folder]);
    const success = results.every(({ errorCount }) => errorCount === 0);
    yield { task, result: { success, terminalOutput: await formatter.format(results) } };
  }
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
