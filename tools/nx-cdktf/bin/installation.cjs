#!/usr/bin/env node
/**
 * Prints which Terraform and which providers a check would use: part of the key under which Nx keeps its result.
 *
 * Where that is not known before the check runs, it prints something new each time, so that a check that was
 * skipped, or that a registry decided, is never taken for a success later.
 */
'use strict';

const { statSync } = require('node:fs');
const { registerTypeScript } = require('../src/run/typescript.cjs');

registerTypeScript(__filename);

/** @type {typeof import('../src/terraform/installation')} */
const {
  awsProviders,
  findProviderMirror,
  findTerraform,
} = require('../src/terraform/installation');

/** @returns {unknown} */
function installation() {
  try {
    const terraform = findTerraform(process.env);
    const mirror = findProviderMirror(process.env);
    const providers = mirror === undefined ? [] : awsProviders(mirror);
    if (providers.length === 0) return undefined;
    const { size, mtimeMs } = statSync(terraform);
    return { terraform, size, mtimeMs, mirror, providers };
  } catch {
    return undefined;
  }
}

console.log(JSON.stringify(installation() ?? { unknown: `${Date.now()}-${process.pid}` }));
