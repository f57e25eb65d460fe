import {
  findTerraform,
  found,
  itIfFound,
  NO_ACCOUNT,
  PLAN_TIMEOUT_SECONDS,
  runTerraform,
} from '@archway/rehearsal';
import type { TerraformStack } from 'cdktf';
import { Testing } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Arguments } from '../synth/synth';
import { findLowestProvider } from './lowest-provider';
import { PlannedResources } from './planned-resources';

/** Like `itPlans`, for a test that asks the lowest provider that Archway supports about hundreds of resources. */
export function itKnowsLowestProvider(
  behaviour: string,
  run: () => unknown,
  timeoutSeconds: number = 5 * PLAN_TIMEOUT_SECONDS,
): void {
  itIfFound(findLowestProvider(), behaviour, run, timeoutSeconds);
}

/**
 * What Terraform would create for a stack that has no state, asked of the real provider without credentials or
 * network. The stack's provider requirement has to admit the provider that is installed, as `AwsStack`'s does.
 *
 * @throws what Terraform says, when it refuses the stack or is not installed
 */
export function planOffline(stack: TerraformStack): PlannedResources {
  const terraform = found(findTerraform());
  const outdir = Testing.fullSynth(stack);
  const folder = path.join(outdir, 'stacks', stack.node.id);
  const file = path.join(folder, 'cdk.tf.json');
  try {
    const configuration = JSON.parse(readFileSync(file, 'utf8')) as Arguments;
    writeFileSync(file, JSON.stringify(toOffline(configuration)));
    const quiet = ['-input=false', '-no-color'];
    runTerraform(terraform, folder, ['init', ...quiet, `-plugin-dir=${terraform.mirror}`]);
    const plan = path.join(mkdtempSync(path.join(outdir, 'plan-')), 'plan.bin');
    runTerraform(terraform, folder, ['plan', ...quiet, `-out=${plan}`]);
    return readPlan(runTerraform(terraform, folder, ['show', '-json', plan]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A stack's configuration without a backend and without an account to compare with. */
export function toOffline(configuration: Arguments): Arguments {
  const providers = configuration['provider'] as { readonly aws?: readonly Arguments[] };
  return {
    ...configuration,
    terraform: without(configuration['terraform'] as Arguments, 'backend'),
    provider: {
      ...providers,
      aws: providers.aws?.map((block) => ({
        ...without(block, 'allowed_account_ids'),
        ...NO_ACCOUNT,
      })),
    },
  };
}

function without(block: Arguments, name: string): Arguments {
  return Object.fromEntries(Object.entries(block).filter(([argument]) => argument !== name));
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly change: { readonly after: Arguments };
  }[];
}

function readPlan(json: string): PlannedResources {
  const { resource_changes: changes = [] } = JSON.parse(json) as PlanJson;
  return new PlannedResources(
    changes
      .filter((each) => each.mode === 'managed')
      .map(({ address, type, change }) => ({ address, type, values: change.after }))
      .sort((one, other) => (one.address < other.address ? -1 : 1)),
  );
}
