/**
 * The Nx plugin of this workspace: every folder with a `cdktf.json` beside a `package.json` gets the targets
 * `synth`, `check`, `validate`, `plan`, `review`, `image`, `deploy` and `destroy`.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {
  configurationIn,
  rejectDroppedFlags,
  rejectUnknownConfiguration,
} = require('./command-line.cjs');

/** @typedef {import('@nx/devkit').TargetConfiguration} Target */

/**
 * @typedef {object} PluginOptions
 * @property {string[]} [environment] Variables that the apps read, which make a synthesis another one.
 */

/** What the runner of an app consists of: a change in it may change what is synthesized. */
const RUNNER = ['run.cjs', 'src/run/*.cjs', '../../libs/fast-synth/src/*.cjs'];

/** What `archway check` consists of: another rule may find what was not found before. */
const CHECKER = [
  '../archway/bin/*.cjs',
  '../archway/src/**/*.ts',
  '../../libs/{aws,caching,checks,iam,recoverability,review,terraform}/src/**/*.ts',
];

/**
 * The targets of one app.
 *
 * @param {string} root The app's folder, from the workspace's root.
 * @param {{ app: string, output?: string }} settings What its cdktf.json says.
 * @param {string} tool This tool's folder, from the workspace's root.
 * @param {PluginOptions} options
 * @returns {Record<string, Target>}
 */
function targetsOf(root, { app, output = 'cdktf.out' }, tool, { environment = [] }) {
  const script = path.posix.join(path.posix.relative(root, tool), 'bin/nx-cdktf.cjs');
  const archway = path.posix.join(path.posix.relative(root, tool), '../archway');
  const run = (/** @type {string} */ command) => ({
    executor: 'nx:run-commands',
    options: { command, cwd: '{projectRoot}' },
  });
  const ask = (/** @type {string} */ command) => run(`node "${script}" ${command}`);
  const inside = (/** @type {string} */ file) => `{workspaceRoot}/${path.posix.join(tool, file)}`;

  return {
    synth: {
      ...run(app),
      metadata: { description: 'Writes the Terraform of every stack', technologies: ['cdktf'] },
      dependsOn: ['bundle', '^bundle'],
      cache: true,
      inputs: [
        'production',
        '^production',
        '{workspaceRoot}/package-lock.json',
        ...RUNNER.map(inside),
        { dependentTasksOutputFiles: '**/*.{zip,js}', transitive: true },
        ...['CDKTF_CONTEXT_JSON', 'CDKTF_OUTDIR', ...environment].map((env) => ({ env })),
      ],
      outputs: [
        `{projectRoot}/${output}/manifest.json`,
        `{projectRoot}/${output}/stacks/*/cdk.tf.json`,
        `{projectRoot}/${output}/stacks/*/assets`,
        // Documents that a construct writes for the people who operate the stack.
        `{projectRoot}/${output}/stacks/*/*.md`,
      ],
    },
    check: {
      ...run(`node "${archway}/bin/archway.cjs" check ${output}`),
      metadata: {
        description: 'Looks for mistakes in the Terraform of every stack',
        technologies: ['terraform'],
      },
      dependsOn: ['synth'],
      cache: true,
      inputs: [
        ...CHECKER.map(inside),
        '{projectRoot}/.archway.json',
        { dependentTasksOutputFiles: '**/{manifest.json,cdk.tf.json}' },
      ],
      outputs: [],
    },
    validate: {
      ...ask('validate'),
      metadata: {
        description: 'Asks the real provider whether every stack is valid',
        technologies: ['terraform'],
      },
      dependsOn: ['synth'],
      cache: true,
      parallelism: false,
      inputs: [
        inside('bin/*.cjs'),
        inside('src/terraform/*.ts'),
        { dependentTasksOutputFiles: '**/{manifest.json,cdk.tf.json}' },
        { runtime: `node "${tool}/bin/installation.cjs"` },
      ],
      outputs: [],
      configurations: { offline: {} },
    },
    plan: {
      ...ask('plan'),
      metadata: {
        description: "Plans every stack against the app's state; offline: as if it were new",
        technologies: ['terraform'],
      },
      dependsOn: ['synth'],
      parallelism: false,
      configurations: { offline: { args: '--offline' } },
    },
    review: {
      ...ask('review --app {projectName}'),
      metadata: {
        description: 'Plans every stack and tells what the plans mean; offline: as if it were new',
        technologies: ['terraform'],
      },
      dependsOn: ['synth'],
      parallelism: false,
      configurations: { offline: { args: '--offline' } },
    },
    image: {
      ...ask('image --app {projectName}'),
      metadata: {
        description: 'Builds the images of every stack that are not there yet; --push pushes them',
        technologies: ['docker', 'podman', 'buildah'],
      },
      dependsOn: ['synth'],
      parallelism: false,
    },
    deploy: {
      ...ask('deploy'),
      metadata: {
        description: "Deploys every stack: shows Terraform's plan and asks",
        technologies: ['cdktf', 'terraform'],
      },
      dependsOn: ['bundle', '^bundle'],
      parallelism: false,
    },
    destroy: {
      ...ask('destroy'),
      metadata: {
        description: 'Destroys every stack: shows what goes and asks',
        technologies: ['cdktf', 'terraform'],
      },
      dependsOn: ['bundle', '^bundle'],
      parallelism: false,
    },
  };
}

/** @type {import('@nx/devkit').CreateNodesV2<PluginOptions>} */
const createNodesV2 = [
  '**/cdktf.json',
  (files, options, { workspaceRoot }) => {
    const tool = path
      .relative(fs.realpathSync(workspaceRoot), path.dirname(__dirname))
      .split(path.sep)
      .join('/');
    return files
      .filter((file) => {
        const folder = path.dirname(file);
        // The root's own cdktf.json only gathers the apps.
        return folder !== '.' && fs.existsSync(path.join(workspaceRoot, folder, 'package.json'));
      })
      .map((file) => {
        const root = path.dirname(file);
        const targets = targetsOf(root, readSettings(workspaceRoot, file), tool, options ?? {});
        return [file, { projects: { [root]: { root, targets } } }];
      });
  },
];

/**
 * @param {string} workspaceRoot
 * @param {string} file
 */
function readSettings(workspaceRoot, file) {
  const settings = JSON.parse(fs.readFileSync(path.join(workspaceRoot, file), 'utf8'));
  if (typeof settings.app !== 'string') {
    throw new Error(`${file}: app must be the command that runs the app, got ${settings.app}`);
  }
  return settings;
}

/** @type {import('@nx/devkit').PreTasksExecution<PluginOptions>} */
const preTasksExecution = async (_options, { argv }) => {
  rejectDroppedFlags(argv);
  if (configurationIn(argv) === undefined) return;
  const { createProjectGraphAsync } = require('@nx/devkit');
  rejectUnknownConfiguration(argv, (await createProjectGraphAsync()).nodes);
};

module.exports = { name: '@archway/nx-cdktf', createNodesV2, preTasksExecution };
