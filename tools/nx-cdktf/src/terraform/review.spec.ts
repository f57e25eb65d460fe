import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FixtureWorkspace } from '../fixture-workspace/fixture-workspace';
import { appSource, makeWorkspace } from '../fixture-workspace/fixture-workspace';
import { terraformOnThisMachine } from '../fixture-workspace/terraform-on-this-machine';

jest.setTimeout(120_000);

/** Stands for `archway`: writes down how it was called and what it was given. */
const ARCHWAY = `
  const { readdirSync, statSync, writeFileSync } = require('node:fs');
  const [, plans] = process.argv.slice(2);
  const mode = (file) => (statSync(file).mode & 0o777).toString(8);
  writeFileSync('called.json', JSON.stringify({
    args: process.argv.slice(2),
    folder: mode(plans),
    files: Object.fromEntries(readdirSync(plans).map((file) => [file, mode(plans + '/' + file)])),
  }));
  console.log('the review');
  process.exitCode = Number(process.env.CODE ?? 0);
`;

/** Stands for Terraform where its plan does not matter. */
const PLANNER = `#!/bin/sh
for each in "$@"; do
  case "$each" in -out=*) : > "\${each#-out=}" ;; esac
done
if [ "$1" = show ]; then echo '{}'; fi
`;

let workspace: FixtureWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({ shop: appSource(['one', 'two']) });
  workspace.write('tools/archway/bin/archway.cjs', ARCHWAY);
  mkdirSync(join(workspace.folder, 'temporary'));
});
afterEach(() => workspace.remove());

const node = (script: string, args: readonly string[], env?: Record<string, string>) =>
  workspace.run('apps/shop', process.execPath, [`../../tools/nx-cdktf/${script}`, ...args], env);
const synth = () => expect(node('run.cjs', ['src/main.ts']).status).toBe(0);
const command = (args: string, env?: Record<string, string>) =>
  node('bin/nx-cdktf.cjs', args.split(' '), {
    TMPDIR: join(workspace.folder, 'temporary'),
    ...env,
  });
const inShop = (file: string) => join(workspace.folder, 'apps/shop', file);
const called = () =>
  JSON.parse(workspace.read('apps/shop/called.json')) as {
    args: string[];
    folder: string;
    files: Record<string, string>;
  };
/** What is left in the folder for temporary files. */
const left = () => readdirSync(join(workspace.folder, 'temporary'));

it('passes the gate and the plans of the target branch through, and the exit code back', () => {
  workspace.addProgram('planner', PLANNER);
  synth();
  const { status } = command(
    'review --offline --stack one --fail-on public,admin --fail-on alarm --base-plans base',
    { CODE: '1', TERRAFORM_BINARY_NAME: 'planner' },
  );
  expect([status, called().args.slice(-6)]).toEqual([
    1,
    ['--base', inShop('base'), '--fail-on', 'public,admin', '--fail-on', 'alarm'],
  ]);
});

terraformOnThisMachine('with the real Terraform', () => {
  it('keeps plans as JSON that only this user can read, and no binary plan', () => {
    synth();
    expect(command('plan --offline --stack one --json kept').stdout).toContain(
      'one: Plan: 1 to add, 0 to change, 0 to destroy.',
    );
    expect(readdirSync(inShop('kept')).sort()).toEqual(['one.cdk.tf.json', 'one.json']);
    expect(statSync(inShop('kept/one.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(workspace.read('apps/shop/kept/one.json'))).toMatchObject({
      resource_changes: [{ address: 'aws_sqs_queue.Orders' }],
    });
    expect(JSON.parse(workspace.read('apps/shop/kept/one.cdk.tf.json'))).toMatchObject({
      '//': { metadata: { stackName: 'one' } },
    });
    expect(left()).toEqual([]);
  });

  it('reviews the plans of all stacks, and leaves none of them', () => {
    synth();
    const { status, stdout } = command('review --offline --app shop');
    expect([status, stdout]).toEqual([
      0,
      'two: placeholders stand for what other stacks put out\nthe review\n',
    ]);
    const { args, folder, files } = called();
    expect([args[0], ...args.slice(2)]).toEqual([
      'review',
      ...['--app', 'shop'],
      ...['--markdown', 'dist/review/review.md'],
      ...['--html', 'dist/review/review.html'],
      ...['--json', 'dist/review/review.json'],
    ]);
    expect([folder, Object.keys(files).sort(), files['one.json']]).toEqual([
      '700',
      ['one.cdk.tf.json', 'one.json', 'two.cdk.tf.json', 'two.json'],
      '600',
    ]);
    expect(left()).toEqual([]);
  });

  it('plans against the state with the flags that it is given, and tells what Terraform warns of', () => {
    workspace.write('apps/shop/src/main.ts', appSource(['one']));
    synth();
    // Nothing is planned, so that the provider asks nobody for credentials.
    const { status, stdout } = command('review -lock=false -target=aws_sqs_queue.None');
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^one: warning: Resource targeting is in effect\n[^]*the review\n$/),
    ]);
    expect(Object.keys(called().files)).toEqual(['one.cdk.tf.json', 'one.json']);
  });

  it('makes no review where a stack cannot be planned, and leaves none of before', () => {
    workspace.write('apps/shop/src/main.ts', appSource(['one', 'two'], 901));
    workspace.write('apps/shop/dist/review/review.md', 'all is well');
    synth();
    const { status, stdout } = command('review --offline');
    expect([status, stdout]).toEqual([
      1,
      expect.stringContaining('one: error: aws_sqs_queue.Orders (one/Orders): expected delay'),
    ]);
    expect([existsSync(inShop('called.json')), existsSync(inShop('dist/review'))]).toEqual([
      false,
      false,
    ]);
  });
});
