#!/usr/bin/env node
'use strict';
// The sources are TypeScript; tsx compiles what is needed and keeps it in its cache.
require('tsx/cjs');
const { main } = require('../src/index.ts');

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
