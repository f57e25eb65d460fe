import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { TerraformStack } from 'cdktf';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { testApp } from '../synth/synth';
import { itPlans, planOffline } from './plan-offline';
import { findTerraform } from './terraform';

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(testApp(), 'orders');
  new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: ['111122223333'] });
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
  build(stack);
  return stack;
}

// #region example
itPlans('says what the real provider would create', () => {
  const plan = planOffline(
    stackWith((stack) => {
      new SqsQueue(stack, 'Orders', { delaySeconds: 5 });
    }),
  );
  expect(plan.inventory).toEqual({ aws_sqs_queue: 1 });
  expect(plan.at('aws_sqs_queue.Orders')).toMatchObject({
    delay_seconds: 5,
    visibility_timeout_seconds: 30,
  });
});
// #endregion

itPlans('throws what the provider refuses', () => {
  const stack = stackWith((scope) => {
    new SqsQueue(scope, 'Orders', { delaySeconds: 901 });
  });
  expect(() => planOffline(stack)).toThrow(/delay_seconds to be in the range \(0 - 900\)/);
});

describe('Terraform on this machine', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'archway-terraform-'));
  writeFileSync(path.join(folder, 'terraform'), '');
  mkdirSync(path.join(folder, 'mirror/registry.terraform.io/hashicorp/aws'), { recursive: true });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what the PATH and TF_PLUGIN_DIR say', () => {
    const mirror = path.join(folder, 'mirror');
    expect(findTerraform({ PATH: folder, TF_PLUGIN_DIR: mirror })).toEqual({
      binary: path.join(folder, 'terraform'),
      mirror,
    });
  });

  it.each([
    [{ PATH: '' }, 'terraform is not on the PATH'],
    [{ PATH: folder, TF_PLUGIN_DIR: folder }, 'set TF_PLUGIN_DIR'],
  ])('is missed with a sentence: %p', (env, sentence) => {
    expect(findTerraform(env)).toContain(sentence);
  });
});
