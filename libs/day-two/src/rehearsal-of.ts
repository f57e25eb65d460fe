import { AwsStack } from '@archway/core';
import {
  createBeforeDestroyIn,
  deploy,
  hazardsOf,
  planOver,
  readSchemas,
  type Hazard,
  type ResourceChangeJson,
  type SchemaOf,
} from '@archway/rehearsal';
import {
  findTerraform,
  readBack,
  runTerraform,
  TEST_ENVIRONMENT,
  testApp,
  toOffline,
  type Arguments,
} from '@archway/testing';
import { Construct } from 'constructs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** How long a rehearsal may take: half a dozen plans of the real provider, on a machine that does other work. */
export const REHEARSAL_SECONDS = 600;

/** One change to what is deployed. */
export interface Case {
  /** What the user does, as the name of the test. */
  readonly name: string;
  readonly before: (scope: Construct, stack: AwsStack) => void;
  readonly after: (scope: Construct, stack: AwsStack) => void;
  /**
   * Addresses without the case's own prefix, and what happens to them.
   *
   * @default - not compared
   */
  readonly changes?: Readonly<Record<string, string>>;
}

/** What a plan of one case's change over its state says. */
export interface Outcome {
  /** Each as `kind: message`, without the case's own prefix in addresses. */
  readonly hazards: readonly string[];
  /** What happens to each resource that changes: `create`, `update`, `delete` or `delete,create`. */
  readonly changes: Readonly<Record<string, string>>;
}

/**
 * Plans the second configuration of all cases over the state of the first, in one run of the real provider: starting
 * it costs more than planning.
 */
export async function rehearse(
  cases: readonly Case[],
  region: string = TEST_ENVIRONMENT.region,
): Promise<readonly Outcome[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'archway-day-two-'));
  try {
    const terraform = findTerraform();
    if (typeof terraform === 'string') throw new Error(terraform);
    const run = (args: readonly string[]): Promise<string> =>
      new Promise((resolve) => resolve(runTerraform(terraform, folder, args)));
    const file = path.join(folder, 'main.tf.json');
    const write = (which: 'before' | 'after'): void =>
      writeFileSync(
        file,
        JSON.stringify(toOffline(configuration(cases, region, which)), undefined, 1),
      );
    write('before');
    await run(['init', '-input=false', '-no-color', `-plugin-dir=${terraform.mirror}`]);
    const schemaOf = await schemas(run);
    const before = await deploy(
      { folder, run },
      {
        schemaOf,
        region,
        createBeforeDestroy: createBeforeDestroyIn(file),
      },
    );
    write('after');
    const rehearsed = await planOver({ folder, run });
    const hazards = hazardsOf(before, rehearsed);
    return cases.map((_, at) => outcome(at, hazards, rehearsed.plan.resource_changes ?? []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A prefix of each address of a case; no other name in the cases' configurations contains it. */
const prefix = (at: number): string => `case${at}x`;

function configuration(
  cases: readonly Case[],
  region: string,
  which: 'before' | 'after',
): Arguments {
  const stack = new AwsStack(testApp(), 'deployed', {
    ...TEST_ENVIRONMENT,
    region,
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
  });
  cases.forEach((each, at) => each[which](new Construct(stack, prefix(at)), stack));
  const { json } = readBack(stack);
  return json;
}

function outcome(
  at: number,
  hazards: readonly Hazard[],
  changes: readonly ResourceChangeJson[],
): Outcome {
  const mine = (address: string): boolean => address.includes(`${prefix(at)}_`);
  const short = (text: string): string => text.replaceAll(`${prefix(at)}_`, '');
  return {
    hazards: hazards
      .filter(({ address }) => mine(address))
      .map(({ kind, message }) => `${kind}: ${short(message)}`),
    changes: Object.fromEntries(
      changes
        .filter(
          ({ mode, address, change }) =>
            mode === 'managed' && mine(address) && change.actions.join() !== 'no-op',
        )
        .map(({ address, change }) => [short(address), change.actions.join()]),
    ),
  };
}

let known: SchemaOf | undefined;

async function schemas(run: (args: readonly string[]) => Promise<string>): Promise<SchemaOf> {
  return (known ??= readSchemas(await run(['providers', 'schema', '-json'])));
}
