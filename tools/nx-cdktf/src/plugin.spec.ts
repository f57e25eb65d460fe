import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { appSource, makeWorkspace } from './fixture-workspace/fixture-workspace';
import { terraformOnThisMachine } from './fixture-workspace/terraform-on-this-machine';

jest.setTimeout(180_000);

/** An app that writes a document beside the Terraform of its second stack. */
const SHOP = `${appSource(['one', 'two'])}
  require('node:fs').writeFileSync('cdktf.out/stacks/two/RUNBOOK.md', '# two');
`;
const workspace = makeWorkspace({ shop: SHOP, office: appSource(['three']) });
// Targets that others depend on come from the app itself; this one stands for its bundles.
workspace.write(
  'apps/shop/package.json',
  JSON.stringify({
    name: 'shop',
    nx: {
      targets: {
        bundle: {
          command:
            "node -e \"fs.mkdirSync('dist', { recursive: true }); fs.copyFileSync('code.js', 'dist/code.js')\"",
          options: { cwd: '{projectRoot}' },
          cache: true,
          inputs: ['{projectRoot}/code.js'],
          outputs: ['{projectRoot}/dist'],
        },
      },
    },
  }),
);
workspace.write('apps/shop/code.js', '1');
afterAll(() => workspace.remove());

const nx = (args: string, env: Record<string, string> = {}) => {
  const run = workspace.run('.', 'nx', args.split(' '), env);
  return { ...run, printed: `${run.stdout}\n${run.stderr}` };
};
/** Whether Nx took the task's result from its cache. */
const hit = (task: string, printed: string) =>
  new RegExp(`nx run ${task}\\s+\\[(local cache|existing outputs match)`).test(printed);
const synth = (env: Record<string, string> = {}) => {
  const { status, printed } = nx('run-many -t synth --outputStyle=static', env);
  expect(status).toBe(0);
  return { shop: hit('shop:synth', printed), office: hit('office:synth', printed) };
};

it('gives every folder with a cdktf.json and a package.json its targets, but not the root', () => {
  expect(nx('graph --file=graph.json').status).toBe(0);
  const { graph } = JSON.parse(workspace.read('graph.json')) as {
    graph: { nodes: Record<string, { data: { targets: object } }> };
  };
  const withSynth = Object.entries(graph.nodes).filter(([, { data }]) => 'synth' in data.targets);
  expect(withSynth.map(([name]) => name).sort()).toEqual(['office', 'shop']);
  expect(Object.keys(graph.nodes.office?.data.targets ?? {})).toEqual(
    expect.arrayContaining([
      'synth',
      'check',
      'validate',
      'plan',
      'review',
      'image',
      'deploy',
      'destroy',
    ]),
  );
});

it('synthesizes again exactly what changed, and restores the rest', () => {
  expect(synth()).toEqual({ shop: false, office: false });

  workspace.write('apps/office/src/main.ts', appSource(['three'], 6));
  expect(workspace.read('apps/shop/cdktf.out/stacks/two/RUNBOOK.md')).toBe('# two');
  workspace.run('apps/shop', 'rm', ['-r', 'cdktf.out']);
  expect(synth()).toEqual({ shop: true, office: false });
  expect(workspace.read('apps/shop/cdktf.out/stacks/two/cdk.tf.json')).toContain('"two/Orders"');
  expect(workspace.read('apps/shop/cdktf.out/stacks/two/RUNBOOK.md')).toBe('# two');

  // The code of a function is in the stack's assets.
  workspace.write('apps/shop/code.js', '2');
  expect(synth()).toEqual({ shop: false, office: true });

  expect(synth({ STAGE: 'prod' })).toEqual({ shop: false, office: false });
  expect(workspace.read('apps/office/cdktf.out/stacks/three/cdk.tf.json')).toContain('"prod"');

  workspace.write('libs/fast-synth/src/fast-synth.cjs', 'module.exports = {};');
  expect(synth()).toEqual({ shop: false, office: false });
});

it('checks what was synthesized, until the Terraform or a rule changes', () => {
  workspace.write(
    'tools/archway/bin/archway.cjs',
    "console.log(...process.argv.slice(2), ...require('fs').readdirSync('cdktf.out/stacks'));",
  );
  const check = () => nx('check office --outputStyle=static').printed;
  expect(check()).toMatch(/^check cdktf\.out three$/m);
  expect(hit('office:check', check())).toBe(true);

  workspace.write('libs/checks/src/rules/another.ts', '');
  expect(hit('office:check', check())).toBe(false);
});

it('checks again when any library changes that the command consists of', async () => {
  const check = join(__dirname, '../../archway/src/check');
  const { metafile } = await build({
    entryPoints: readdirSync(check)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => join(check, file)),
    bundle: true,
    platform: 'node',
    write: false,
    outdir: 'never-written',
    metafile: true,
    logLevel: 'silent',
    plugins: [
      {
        name: 'packages',
        setup: (bundle) =>
          bundle.onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith('@archway/') ? undefined : { path, external: true },
          ),
      },
    ],
  });
  const libraries = Object.keys(metafile.inputs).flatMap(
    (file) => /\blibs\/([\w-]+)\/src\//.exec(file)?.[1] ?? [],
  );
  const [, known = ''] =
    /libs\/\{([^}]*)\}/.exec(readFileSync(join(__dirname, 'plugin.cjs'), 'utf8')) ?? [];
  expect([...new Set(libraries)].sort()).toEqual(known.split(','));
});

describe('a flag of a target', () => {
  beforeAll(() =>
    workspace.write(
      'tools/archway/bin/archway.cjs',
      'console.log(JSON.stringify(process.argv.slice(2)));',
    ),
  );
  const check = (args: string) => nx(`check office --outputStyle=static ${args}`);

  it.each(['--fail-on public', '--stack=three', '-lock=false', '--base-plans=/base'])(
    '%s is rejected where Nx would forget it',
    (flag) => {
      const { status, printed } = check(`${flag} -- --format json`);
      const [name] = flag.split(' ');
      expect(status).not.toBe(0);
      expect(printed).toContain(
        `${name} stands before --, where Nx forgets it: put all flags of the target behind --`,
      );
    },
  );

  it.each([
    ['--fail-on public', ['--fail-on', 'public']],
    ['-- --fail-on public --fail-on=admin', ['--fail-on', 'public', '--fail-on=admin']],
    ['--skip-nx-cache -- --stack three', ['--stack', 'three']],
  ])('reaches the command as %s', (args, passed) => {
    const { status, printed } = check(args);
    expect(status).toBe(0);
    expect(printed).toContain(JSON.stringify(['check', 'cdktf.out', ...passed]));
  });

  it("is not confused with Nx's own", () => {
    const args = 'run-many --target=check -p office --outputStyle=static -- --format json';
    expect(nx(args).status).toBe(0);
  });
});

it.each([
  'plan office -c ofline',
  'run office:plan:ofline',
  'run-many -t plan --configuration=ofline',
])('%s is rejected, because Nx would plan against the real state', (args) => {
  const { status, printed } = nx(`${args} --outputStyle=static`);
  expect(status).not.toBe(0);
  expect(printed).toContain(
    "No target has a configuration 'ofline', so Nx would run without one: offline",
  );
});

it('never takes a skipped check for a success', () => {
  const env = { TERRAFORM_BINARY_NAME: 'no-terraform', ARCHWAY_TERRAFORM: 'skip-if-missing' };
  for (let time = 1; time <= 2; time += 1) {
    const { status, printed } = nx('validate office --outputStyle=static', env);
    expect(status).toBe(0);
    expect(printed).toContain('SKIPPED: validate, no-terraform is not on the PATH');
    expect(hit('office:validate', printed)).toBe(false);
  }
});

it('does not wait on a terminal that is not there', () => {
  const { status, printed } = nx('deploy shop', { TERRAFORM_BINARY_NAME: process.execPath });
  expect(status).not.toBe(0);
  expect(printed).toContain('deploy asks for approval and there is no terminal to answer on');
});

terraformOnThisMachine('with the real Terraform', () => {
  it('validates and plans offline, also where a target has no such configuration, and leaves nothing', () => {
    const check = () =>
      nx('run-many -t synth validate plan -c offline -p office --outputStyle=static');
    const { status, printed } = check();
    expect(printed).toContain('three: valid');
    expect(printed).toContain('three: Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(status).toBe(0);
    expect(
      readdirSync(join(workspace.folder, 'apps/office/cdktf.out'), { recursive: true }).sort(),
    ).toEqual(['manifest.json', 'stacks', 'stacks/three', 'stacks/three/cdk.tf.json']);

    const again = check().printed;
    expect(hit('office:validate:offline', again)).toBe(true);
    expect(hit('office:plan:offline', again)).toBe(false);
  });
});
