/** What Nx calls for `nx g @archway/nx-cdktf:<generator>`: the generators are TypeScript, which Nx does not load. */
'use strict';

const { registerTypeScript } = require('../run/typescript.cjs');

registerTypeScript(__filename);

/** @typedef {import('@nx/devkit').Tree} Tree */

/** @type {(tree: Tree, options: import('./app/app').AppOptions) => Promise<() => void>} */
exports.app = (tree, options) => require('./app/app').generateApp(tree, options);

/** @type {(tree: Tree, options: import('./stack/stack').StackOptions) => Promise<void>} */
exports.stack = (tree, options) => require('./stack/stack').generateStack(tree, options);

/** @type {(tree: Tree, options: import('./function/function').FunctionOptions) => Promise<() => void>} */
exports.lambdaFunction = (tree, options) =>
  require('./function/function').generateFunction(tree, options);

/** @type {(tree: Tree, options: import('./library/library').LibraryOptions) => Promise<() => void>} */
exports.library = (tree, options) => require('./library/library').generateLibrary(tree, options);

/** @type {(tree: Tree, options: import('./construct/construct').ConstructOptions) => Promise<() => void>} */
exports.construct = (tree, options) =>
  require('./construct/construct').generateConstruct(tree, options);

/** @type {(tree: Tree, options: import('./rule/rule').RuleOptions) => Promise<void>} */
exports.rule = (tree, options) => require('./rule/rule').generateRule(tree, options);
