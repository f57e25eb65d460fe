import { deepStrictEqual } from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder, workspaceFolder } from '../folders';
import { cpuRatio, interleave, runNode, type Usage } from '../measure/measure';
import type { Mode } from '../mode';
import { ratioRow, type Row, type Section } from '../report/report';
import { awsCdkProgram } from '../synthesis/aws-cdk';
import { runner } from '../synthesis/runner';
import { programByHand } from './by-hand';

/** Resources of a branch: a topic, two queues, three policies, a subscription and what allows redriving. */
const EACH = 8;

/** Branches, and how many times the CPU of JSON by hand they may take. */
const GOALS: readonly { readonly branches: number; readonly largest: number }[] = [
  { branches: 1, largest: 1.8 },
  { branches: 13, largest: 2 },
  { branches: 125, largest: 4 },
  { branches: 625, largest: 6 },
];

/** Archway's own constructs against the same JSON by hand, and against the constructs of aws-cdk-lib. */
export async function measureConstructs({ isQuick, rounds }: Mode): Promise<Section> {
  const source = join(__dirname, 'fan-out.ts');
  const run = (name: string, args: readonly string[], branches: number) => (): Promise<Usage> => {
    const outdir = join(scratchFolder, 'out', `constructs-${name}-${branches}`);
    mkdirSync(scratchFolder, { recursive: true });
    return runNode({
      args,
      cwd: scratchFolder,
      env: {
        CDKTF_OUTDIR: outdir,
        CDK_OUTDIR: outdir,
        CDK_VALIDATION: 'false',
        BENCH_BRANCHES: String(branches),
        BENCH_GROUPS: String(branches),
      },
    });
  };
  const archway = (branches: number) => run('archway', [runner, source], branches);
  await archway(1)();
  const byHand = programByHand(join(scratchFolder, 'out/constructs-archway-1'));
  const rows: Row[] = [];
  for (const { branches, largest } of isQuick ? GOALS.slice(0, 3) : GOALS) {
    const all = { archway: archway(branches), byHand: run('by-hand', [byHand], branches) };
    const results = await interleave(branches > 500 ? 3 : rounds, all);
    requireSame(branches);
    const what = `${branches * EACH} resources: constructs / JSON by hand`;
    rows.push(ratioRow(what, cpuRatio(results.archway, results.byHand), largest));
  }
  rows.push(await coldRow(archway(13), run('by-hand', [byHand], 13)));
  const cdk = awsCdkProgram();
  if ('file' in cdk) {
    const results = await interleave(rounds, {
      archway: archway(20),
      awsCdk: run('aws-cdk', [cdk.file], 20),
    });
    rows.push(
      ratioRow(
        '20 branches: constructs / aws-cdk-lib L2',
        cpuRatio(results.archway, results.awsCdk),
        0.3,
      ),
    );
  }
  return {
    title: 'Own constructs, CPU of whole processes',
    rows,
    missing: 'missing' in cdk ? [cdk.missing] : [],
  };
}

/** As on a fresh machine: nothing is kept of what was transpiled or compiled before. */
async function coldRow(archway: () => Promise<Usage>, byHand: () => Promise<Usage>): Promise<Row> {
  const kept = join(workspaceFolder, 'node_modules/.cache/nx-cdktf');
  const cold: Usage[] = [];
  const hand: Usage[] = [];
  for (let round = 0; round < 3; round += 1) {
    rmSync(kept, { recursive: true, force: true });
    cold.push(await archway());
    hand.push(await byHand());
  }
  return ratioRow('104 resources, cold: constructs / JSON by hand', cpuRatio(cold, hand), 3);
}

/** Without this the comparison would be of different things; ids end in a hash of where they are. */
function requireSame(branches: number): void {
  const [one, other] = ['archway', 'by-hand'].map((name) => {
    const folder = join(scratchFolder, 'out', `constructs-${name}-${branches}`);
    const text = readFileSync(join(folder, 'stacks/fan-out/cdk.tf.json'), 'utf8');
    const { resource } = JSON.parse(text.replace(/_[0-9A-F]{8}\b/g, '')) as { resource: object };
    return resource;
  });
  deepStrictEqual(one, other);
}
