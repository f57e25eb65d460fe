import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Tree } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import type { Run } from '../fixture-workspace/fixture-workspace';
import { makeWorkspace } from '../fixture-workspace/fixture-workspace';
import { terraformOnThisMachine } from '../fixture-workspace/terraform-on-this-machine';
import { generateApp } from './app/app';
import { generateConstruct } from './construct/construct';
import { generateFunction } from './function/function';
import { generateLibrary } from './library/library';
import { generateRule } from './rule/rule';
import { generateStack } from './stack/stack';

jest.setTimeout(300_000);

const ROOT = resolve(__dirname, '../../../..');
/** The folders that the generators write into. */
const GENERATED = ['apps/shop', 'libs/search', 'libs/checks/src/rules/clear-password*.ts'];

const workspace = makeWorkspace({});
const inWorkspace = (path: string) => join(workspace.folder, path);
afterAll(() => workspace.remove());

/** Writes what a generator makes. What it runs afterwards is left out: npm would install the whole workspace. */
async function generate(generator: (tree: Tree) => Promise<unknown>): Promise<void> {
  const tree = new FsTree(workspace.folder, false);
  await generator(tree);
  flushChanges(workspace.folder, tree.listChanges());
}

beforeAll(async () => {
  // Nx loads prettier in a way that Jest does not support, and says so.
  jest.spyOn(console, 'warn').mockImplementation();
  for (const file of [
    '.prettierrc.json',
    'eslint.config.mjs',
    'jest.preset.js',
    'tools/declared-props.mjs',
    'tsconfig.base.json',
  ]) {
    cpSync(join(ROOT, file), inWorkspace(file));
  }
  // Rules are added to a file of their library, so that one is a copy; the rest is the workspace's own.
  cpSync(join(ROOT, 'libs/checks'), inWorkspace('libs/checks'), {
    recursive: true,
    filter: (file) =>
      /\/rules\/examples\.spec\.ts$/.test(file) ||
      !/\/(out-tsc|node_modules|coverage|fixtures)$|\.spec\.ts$/.test(file),
  });
  readdirSync(join(ROOT, 'libs'))
    .filter((library) => !['checks', 'fast-synth'].includes(library))
    .forEach((library) => {
      symlinkSync(join(ROOT, 'libs', library), inWorkspace(`libs/${library}`));
    });
  await generate((tree) => generateApp(tree, { name: 'shop', account: '222233334444' }));
  await generate((tree) => generateStack(tree, { name: 'Billing', app: 'shop' }));
  await generate((tree) => generateFunction(tree, { name: 'countOrders', app: 'shop' }));
  await generate((tree) => generateLibrary(tree, { name: 'search' }));
  await generate((tree) => generateConstruct(tree, { name: 'AuditTrail', library: 'search' }));
  await generate((tree) => generateRule(tree, { name: 'clear password', group: 'encryption' }));
  workspace.run('.', 'node', ['tools/declared-props.mjs', 'search']);
  workspace.run('.', 'prettier', ['--write', 'apps/shop', 'libs/search', 'libs/checks/src/rules']);
});

/** What a program printed, with its exit code where it failed. */
function printed({ status, stdout, stderr }: Run): string {
  return status === 0 ? '' : `exit ${status}: ${stdout}${stderr}`;
}

it('declares the props of its constructs', () => {
  expect(workspace.read('libs/search/src/declared-props.ts')).toMatch(
    /AuditTrail: 'AuditTrailProps',\s+Search: 'SearchProps'/,
  );
});

it('writes what lints', () => {
  expect(printed(workspace.run('.', 'eslint', GENERATED))).toBe('');
});

it('writes what has the right types', () => {
  workspace.write(
    'tsconfig.json',
    JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: {
        noEmit: true,
        composite: false,
        declaration: false,
        emitDeclarationOnly: false,
      },
      include: ['apps/shop/src', 'libs/search/src', 'libs/checks/src/rules/clear-password*'],
    }),
  );
  expect(printed(workspace.run('.', 'tsc', ['-p', 'tsconfig.json']))).toBe('');
});

it('writes specs that pass, and a rule that finds its failing example only', () => {
  const projects = ['apps/shop', 'libs/search', 'libs/checks'];
  // The examples of the other rules are not copied.
  const others = '^(?!has a pair of each rule)';
  const run = workspace.run('.', 'jest', ['--projects', ...projects, '-t', others]);
  expect(printed(run)).toBe('');
  expect(run.stderr).toContain('libs/checks/src/rules/examples.spec.ts');
});

it('writes an app whose stacks synthesize in both stages', () => {
  for (const stage of ['dev', 'prod']) {
    const run = workspace.run(
      'apps/shop',
      'node',
      ['../../tools/nx-cdktf/run.cjs', 'src/main.ts'],
      {
        STAGE: stage,
      },
    );
    expect(printed(run)).toBe('');
    expect(
      workspace.read(`apps/shop/cdktf.out/stacks/shop-billing-${stage}/cdk.tf.json`),
    ).toContain('"aws_sqs_queue"');
  }
});

terraformOnThisMachine('with the real Terraform', () => {
  it('writes an app that plans offline', () => {
    const run = workspace.run(
      'apps/shop',
      'node',
      ['../../tools/nx-cdktf/bin/nx-cdktf.cjs', 'plan', '--offline'],
      {},
    );
    expect(printed(run)).toBe('');
    expect(run.stdout).toContain('shop-billing-prod');
  });
});

describe('refuses', () => {
  const refused = (generator: (tree: Tree) => Promise<unknown>) =>
    expect(generator(new FsTree(workspace.folder, false))).rejects;

  it('a name that no class can have', async () => {
    await refused((tree) => generateApp(tree, { name: '2 shops!' })).toThrow("got '2 shops!'");
  });

  it('a name that is taken', async () => {
    await refused((tree) => generateApp(tree, { name: 'shop' })).toThrow(
      "There is a project 'shop' already, in apps/shop",
    );
    await refused((tree) =>
      generateConstruct(tree, { name: 'AuditTrail', library: 'search' }),
    ).toThrow('libs/search/src/audit-trail would be overwritten');
  });

  it('an app that is none, and says which there are', async () => {
    await refused((tree) => generateStack(tree, { name: 'other', app: 'search' })).toThrow(
      "--app must be one of shop; got 'search'",
    );
  });

  it('to guess where a changed main.ts makes its stacks', async () => {
    const tree = new FsTree(workspace.folder, false);
    tree.write('apps/shop/src/main.ts', 'run();\n');
    await expect(generateStack(tree, { name: 'other', app: 'shop' })).rejects.toThrow(
      'apps/shop/src/main.ts has another form than expected: add new OtherStack(',
    );
  });
});
