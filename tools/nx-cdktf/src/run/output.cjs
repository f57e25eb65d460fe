'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * @typedef {object} Manifest
 * @property {string} version
 * @property {Record<string, StackManifest>} stacks
 *
 * @typedef {object} StackManifest
 * @property {string} name
 * @property {string} workingDirectory
 * @property {{ constructPath: string, level: string, message: string }[]} annotations
 */

/**
 * The manifest that synthesis writes last.
 *
 * @param {string} outdir
 * @returns {Manifest | undefined} Nothing where the app never came to its end.
 */
function readManifest(outdir) {
  const file = path.join(outdir, 'manifest.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/**
 * Removes the folders of stacks that the app no longer has, as `cdktf synth` does.
 *
 * @param {string} outdir
 * @param {Manifest} manifest
 */
function removeOrphans(outdir, manifest) {
  const stacks = path.join(outdir, 'stacks');
  if (!fs.existsSync(stacks)) return;
  for (const name of fs.readdirSync(stacks)) {
    if (!Object.hasOwn(manifest.stacks, name)) {
      fs.rmSync(path.join(stacks, name), { recursive: true });
    }
  }
}

/**
 * One line for each annotation, worst first as CDKTF orders them within a stack.
 *
 * @param {Manifest} manifest
 * @returns {string[]}
 */
function annotationLines(manifest) {
  return Object.values(manifest.stacks).flatMap(({ annotations }) =>
    annotations.map(
      ({ level, constructPath, message }) =>
        `${level.replace('@cdktf/', '').replace('warn', 'warning')}: [${constructPath}] ${message}`,
    ),
  );
}

module.exports = { annotationLines, readManifest, removeOrphans };
