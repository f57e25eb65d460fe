import type { FixtureWorkspace } from '../fixture-workspace/fixture-workspace';
import { appSource, makeWorkspace } from '../fixture-workspace/fixture-workspace';
import { terraformOnThisMachine } from '../fixture-workspace/terraform-on-this-machine';

jest.setTimeout(120_000);

const NO_TERRAFORM = { TERRAFORM_BINARY_NAME: 'no-terraform' };
const SKIP = { ...NO_TERRAFORM, ARCHWAY_TERRAFORM: 'skip-if-missing' };
/** A program that is there; what stands for Terraform is never started where a spec uses it. */
const SOME_TERRAFORM = { TERRAFORM_BINARY_NAME: process.execPath };

let workspace: FixtureWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({ shop: appSource(['one', 'two']) });
});
afterEach(() => workspace.remove());

const node = (script: string, args: readonly string[], env?: Record<string, string>) =>
  workspace.run('apps/shop', process.execPath, [`../../tools/nx-cdktf/${script}`, ...args], env);
const synth = () => expect(node('run.cjs', ['src/main.ts']).status).toBe(0);
const command = (args: string, env?: Record<string, string>) =>
  node('bin/nx-cdktf.cjs', args.split(' '), env);

describe('without Terraform', () => {
  const line =
    'no-terraform is not on the PATH: install Terraform 1.10 or newer, or set TERRAFORM_BINARY_NAME to its path\n';

  it.each(['validate', 'plan', 'plan --offline', 'review', 'deploy --auto-approve'])(
    '%s says what to install',
    (args) => {
      synth();
      expect(command(args, NO_TERRAFORM)).toEqual({ status: 1, stdout: '', stderr: line });
    },
  );

  it.each(['plan', 'review'])('skips %s loudly where that is allowed', (check) => {
    synth();
    const skipped = command(`${check} --offline`, SKIP);
    expect(skipped.status).toBe(0);
    expect(skipped.stderr).toMatch(
      new RegExp(`^!{80}\\nSKIPPED: ${check}, no-terraform is not on the PATH.*\\n!{80}\\n$`),
    );
  });

  it('skips no deployment', () => {
    synth();
    expect(command('deploy --auto-approve', SKIP).status).toBe(1);
  });

  it('does not skip where Terraform is required', () => {
    synth();
    expect(command('validate', { ...NO_TERRAFORM, ARCHWAY_TERRAFORM: 'required' }).status).toBe(1);
  });

  it('rejects another word for it', () => {
    expect(command('validate', { ARCHWAY_TERRAFORM: 'maybe' })).toEqual({
      status: 1,
      stdout: '',
      stderr: "ARCHWAY_TERRAFORM must be required or skip-if-missing, got 'maybe'\n",
    });
  });
});

describe('deploy', () => {
  beforeEach(() => workspace.addProgram('cdktf', '#!/bin/sh\necho "$*"; exit 3\n'));

  it('passes stacks, flags and the exit code through to the CDKTF CLI', () => {
    expect(command('deploy --stack two --auto-approve --parallelism 2', SOME_TERRAFORM)).toEqual({
      status: 3,
      stdout: 'deploy two --auto-approve --parallelism 2\n',
      stderr: '',
    });
  });

  it('means all stacks where none is named', () => {
    expect(command('destroy --auto-approve', SOME_TERRAFORM).stdout).toBe(
      'destroy * --auto-approve\n',
    );
  });

  it('does not wait on a terminal that is not there', () => {
    expect(command('deploy', SOME_TERRAFORM)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'deploy asks for approval and there is no terminal to answer on: run it on one, or pass --auto-approve\n',
    });
  });
});

it('says that an app is not synthesized', () => {
  expect(command('validate').stderr).toBe(
    `${workspace.folder}/apps/shop/cdktf.out/manifest.json does not exist: synthesize the app first\n`,
  );
});

it('rejects a stack that the app does not have', () => {
  synth();
  expect(command('plan --stack three', SOME_TERRAFORM).stderr).toBe(
    "no stack 'three': the app has 'one', 'two'\n",
  );
});

terraformOnThisMachine('with the real Terraform', () => {
  it('finds what the provider rejects, by address and construct path', () => {
    workspace.write('apps/shop/src/main.ts', appSource(['one'], 901));
    synth();
    const { status, stdout } = command('validate');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'one: error: aws_sqs_queue.Orders (one/Orders): expected delay_seconds to be in the range (0 - 900), got 901',
    );
  });

  it('checks only the stacks that are named', () => {
    synth();
    expect(command('validate --stack two').stdout).toBe('two: valid\n');
  });

  it('plans without credentials as if everything were new, whatever state there is', () => {
    workspace.write('apps/shop/one.tfstate', 'not a state');
    synth();
    const env = {
      AWS_PROFILE: 'nobody',
      AWS_ACCESS_KEY_ID: '',
      TF_CLI_CONFIG_FILE: '/no/such/file',
    };
    expect(command('plan --offline', env)).toEqual({
      status: 0,
      stdout: [
        'one: + aws_sqs_queue.Orders (one/Orders)',
        'one: Plan: 1 to add, 0 to change, 0 to destroy.',
        'two: + aws_sqs_queue.Orders (two/Orders)',
        'two: Plan: 1 to add, 0 to change, 0 to destroy.',
        'two: placeholders stand for what other stacks put out',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('says which provider is missing and how to get it', () => {
    synth();
    workspace.write('mirror/registry.terraform.io/hashicorp/other', '');
    const mirror = `${workspace.folder}/mirror`;
    expect(command('validate', { TF_PLUGIN_DIR: mirror }).stderr).toBe(
      `the provider hashicorp/aws is not in ${mirror} in a version that the stack allows: add it with terraform providers mirror ${mirror}, or set TF_PLUGIN_DIR to another mirror\n`,
    );
  });
});
