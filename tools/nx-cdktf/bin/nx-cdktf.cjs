#!/usr/bin/env node
/** The commands behind the targets `validate`, `plan`, `review`, `image`, `deploy` and `destroy`; run in an app's folder. */
'use strict';

const { registerTypeScript } = require('../src/run/typescript.cjs');

registerTypeScript(__filename);

/** @type {typeof import('../src/terraform/command')} */
const { run } = require('../src/terraform/command');

run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
