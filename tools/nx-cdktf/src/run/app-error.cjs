'use strict';

const path = require('node:path');

/** @typedef {import('./typescript.cjs').Frame} Frame */

/**
 * The places that a stack trace names, innermost first.
 *
 * @param {string} stack
 * @returns {Frame[]}
 */
function framesOf(stack) {
  return [...stack.matchAll(/^\s+at .*?\(?((?:\/|[A-Za-z]:\\)[^()]*?):(\d+):(\d+)\)?$/gm)].map(
    ([, file = '', line, column]) => ({ file, line: Number(line), column: Number(column) }),
  );
}

/**
 * What a user is told about an error that an app threw: the line of their TypeScript, and the message.
 *
 * The line is the innermost one in the app's own folder, because an error about a prop is thrown in a
 * library and caused where the prop was given; the innermost one outside of packages where there is none.
 *
 * @param {unknown} error
 * @param {string} appFolder Absolute path of the app.
 * @param {(frame: Frame) => Frame} locate
 * @returns {string}
 */
function describeAppError(error, appFolder, locate) {
  if (!(error instanceof Error)) return String(error);
  // Its message shows the place; the stack leads to the file that imports the broken one.
  if (error instanceof SyntaxError) return error.message;
  const written = framesOf(error.stack ?? '').filter(
    ({ file }) => file.endsWith('.ts') && !file.includes(`${path.sep}node_modules${path.sep}`),
  );
  const own = written.find(({ file }) => file.startsWith(appFolder + path.sep)) ?? written[0];
  const message = error.message || error.name;
  if (own === undefined) return message;
  const { file, line, column } = locate(own);
  return `${path.relative(process.cwd(), file)}:${line}:${column}\n${message}`;
}

module.exports = { describeAppError };
