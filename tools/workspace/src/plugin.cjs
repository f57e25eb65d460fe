/**
 * The Nx plugin that gives every folder with a `tsconfig.json` beside a `package.json` the targets `lint` and
 * `typecheck`. Each project is cached for itself; what has to run runs in one process, since most of a process's time
 * is for the types of the packages, which are the same for all.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** @typedef {import('@nx/devkit').TargetConfiguration} Target */

/**
 * @param {string} tool This tool's folder, from the workspace's root.
 * @returns {Record<string, Target>}
 */
function targetsIn(tool) {
  const itself = `{workspaceRoot}/${tool}/src/*.cjs`;
  return {
    lint: {
      executor: '@archway/workspace:lint',
      metadata: { description: 'Runs ESLint on the project', technologies: ['eslint'] },
      cache: true,
      inputs: [
        ...['default', '!{projectRoot}/**/*.md', '^production'],
        ...['{workspaceRoot}/eslint.config.mjs', itself],
      ],
    },
    typecheck: {
      executor: '@archway/workspace:typecheck',
      metadata: { description: 'Type-checks the project', technologies: ['typescript'] },
      dependsOn: ['^typecheck'],
      cache: true,
      inputs: [
        'default',
        '!{projectRoot}/**/*.md',
        '^{projectRoot}/tsconfig.json',
        itself,
        { dependentTasksOutputFiles: '**/*.{d.ts,d.cts,d.mts,tsbuildinfo}', transitive: true },
      ],
      outputs: [
        '{projectRoot}/out-tsc/**/*.{d.ts,d.cts,d.mts}',
        '{projectRoot}/out-tsc/tsconfig.tsbuildinfo',
      ],
      syncGenerators: ['@nx/js:typescript-sync'],
    },
  };
}

/** @type {import('@nx/devkit').CreateNodesV2} */
const createNodesV2 = [
  '**/tsconfig.json',
  (files, _options, { workspaceRoot }) => {
    const tool = path
      .relative(fs.realpathSync(workspaceRoot), path.dirname(__dirname))
      .split(path.sep)
      .join('/');
    return files
      .map((file) => ({ file, root: path.dirname(file) }))
      .filter(
        ({ root }) => root !== '.' && fs.existsSync(path.join(workspaceRoot, root, 'package.json')),
      )
      .map(({ file, root }) => [
        file,
        { projects: { [root]: { root, targets: targetsIn(tool) } } },
      ]);
  },
];

module.exports = { name: '@archway/workspace', createNodesV2 };
