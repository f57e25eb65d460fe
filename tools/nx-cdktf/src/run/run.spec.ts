import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FixtureWorkspace } from '../fixture-workspace/fixture-workspace';
import { appSource, makeWorkspace } from '../fixture-workspace/fixture-workspace';

jest.setTimeout(60_000);

const RUN = ['../../tools/nx-cdktf/run.cjs', 'src/main.ts'];

let workspace: FixtureWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({ shop: appSource(['one', 'two']) });
});
afterEach(() => workspace.remove());

const run = (env: Record<string, string> = {}) =>
  workspace.run('apps/shop', process.execPath, RUN, env);
const main = (source: string) => workspace.write('apps/shop/src/main.ts', source);

it('writes the stacks and prints their annotations', () => {
  expect(run()).toEqual({
    status: 0,
    stdout: '',
    stderr: 'warning: [one/Orders] a warning\nwarning: [two/Orders] a warning\n',
  });
  expect(existsSync(join(workspace.folder, 'apps/shop/cdktf.out/stacks/two/cdk.tf.json'))).toBe(
    true,
  );
});

it('writes what the CDKTF CLI writes', () => {
  run();
  const direct = workspace.read('apps/shop/cdktf.out/stacks/two/cdk.tf.json');
  const cli = workspace.run('apps/shop', 'cdktf', ['synth', '--output', 'by-cli']);
  expect(cli.status).toBe(0);
  expect(workspace.read('apps/shop/by-cli/stacks/two/cdk.tf.json')).toBe(direct);
});

it('removes the folder of a stack that is gone', () => {
  run();
  main(appSource(['one']));
  run();
  expect(existsSync(join(workspace.folder, 'apps/shop/cdktf.out/stacks/two'))).toBe(false);
});

it('writes where CDKTF_OUTDIR says', () => {
  run({ CDKTF_OUTDIR: 'elsewhere' });
  expect(existsSync(join(workspace.folder, 'apps/shop/elsewhere/manifest.json'))).toBe(true);
});

it('runs an edited file anew and keeps paths those of the source', () => {
  workspace.write('apps/shop/src/where.ts', 'export const where: string = __dirname;');
  const source = `import { where } from './where'; console.log(where); process.exit(0);`;
  main(source);
  const folder = join(workspace.folder, 'apps/shop/src');
  expect(run().stdout).toBe(`${folder}\n`);
  workspace.write('apps/shop/src/where.ts', `export const where = require.resolve('./main.ts');`);
  expect(run().stdout).toBe(`${folder}/main.ts\n`);
});

it('gives the app the context of cdktf.json, and that of the environment first', () => {
  workspace.write('apps/shop/cdktf.json', JSON.stringify({ app: '', context: { zone: 'a' } }));
  main(`
    import { App } from 'cdktf';
    const app = new App();
    console.log(app.node.tryGetContext('zone'));
    app.synth();
  `);
  expect(run().stdout).toBe('a\n');
  expect(run({ CDKTF_CONTEXT_JSON: '{"zone":"b"}' }).stdout).toBe('b\n');
});

it.each([
  ['thrown', `throw new Error(message);`],
  ['rejected', `void Promise.reject(new Error(message));`],
])('says where in the app an error was caused that a library has %s', (_how, fail) => {
  workspace.write(
    'libs/shared/fail.ts',
    `interface NotInTheOutput { readonly a: string }
     export function fail(message: string): void { ${fail} }`,
  );
  main(`
    import { fail } from '../../../libs/shared/fail';
    type NotInTheOutput = { readonly a: string };

    fail("Queue 'shop/Orders': delaySeconds must be between 0 and 900, got 901");
  `);
  expect(run()).toEqual({
    status: 1,
    stdout: '',
    stderr:
      "src/main.ts:5:9\nQueue 'shop/Orders': delaySeconds must be between 0 and 900, got 901\n",
  });
});

it('says where a file does not parse', () => {
  workspace.write('apps/shop/src/broken.ts', 'const a: = 1;');
  main(`import './broken';`);
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toContain(`${workspace.folder}/apps/shop/src/broken.ts:1:1`);
  expect(stderr).not.toContain('backtrace');
});

it('says which import leads nowhere', () => {
  main(`\nimport { a } from './nowhere';\nconsole.log(a);`);
  expect(run().stderr).toMatch(/^src\/main\.ts:2:\d+\nCannot find module '\.\/nowhere'/);
});

it('shows no manifest of an earlier run after a failure', () => {
  run();
  main('throw new Error()');
  expect(run().stderr).toBe('src/main.ts:1:7\nError\n');
  expect(existsSync(join(workspace.folder, 'apps/shop/cdktf.out/manifest.json'))).toBe(false);
});

it('rejects an app that does not synthesize', () => {
  main('export const nothing = 1;');
  expect(run()).toEqual({
    status: 1,
    stdout: '',
    stderr: 'src/main.ts wrote no manifest.json: end it with app.synth()\n',
  });
});

it('rejects a file that is not there', () => {
  const { status, stderr } = workspace.run('apps/shop', process.execPath, [
    RUN[0] ?? '',
    'src/no.ts',
  ]);
  expect(status).toBe(1);
  expect(stderr).toBe(`run.cjs: ${workspace.folder}/apps/shop/src/no.ts does not exist\n`);
});

describe('at the root', () => {
  const all = () => workspace.run('.', process.execPath, ['tools/nx-cdktf/run-all.cjs']);

  it('lets the CDKTF CLI see the stacks of all apps', () => {
    workspace.write('apps/office/cdktf.json', workspace.read('apps/shop/cdktf.json'));
    workspace.write('apps/office/src/main.ts', appSource(['three']));
    const { status, stdout } = workspace.run('.', 'cdktf', ['list']);
    expect(status).toBe(0);
    for (const stack of ['one', 'two', 'three']) {
      expect(stdout).toContain(`cdktf.out/stacks/${stack}`);
    }
  });

  it('prints the annotations of all apps', () => {
    expect(all().stderr).toBe('warning: [one/Orders] a warning\nwarning: [two/Orders] a warning\n');
  });

  it('rejects two apps with a stack of the same name', () => {
    workspace.write('apps/office/cdktf.json', workspace.read('apps/shop/cdktf.json'));
    workspace.write('apps/office/src/main.ts', appSource(['two']));
    expect(all()).toEqual({
      status: 1,
      stdout: '',
      stderr: "the apps office and shop both have a stack 'two': rename one\n",
    });
  });

  it('names the app that failed', () => {
    main('throw new Error("no")');
    expect(all().stderr).toBe('src/main.ts:1:7\nno\nshop: not synthesized\n');
  });
});
