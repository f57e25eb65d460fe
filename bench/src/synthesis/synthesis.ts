import { deepStrictEqual } from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { scratchFolder } from '../folders';
import { compileProgram } from '../measure/compile';
import { interleave, median, runNode, type Usage } from '../measure/measure';
import { limitRow, ratioRow, type Row, type Section } from '../report/report';
import { appRows } from './apps';
import { awsCdkProgram } from './aws-cdk';
import { runner } from './runner';

const resourcesPerGroup = 5;
const fastSynth = require.resolve('@archway/fast-synth');

/** Largest quotients of our process and the one that writes the same JSON by hand. */
const byHandGoals: readonly { resources: number; largest?: number; rounds: number }[] = [
  { resources: 10, largest: 2, rounds: 7 },
  { resources: 100, largest: 2, rounds: 7 },
  { resources: 1000, largest: 5, rounds: 5 },
  { resources: 5000, rounds: 3 },
];

/** CloudFormation takes 500 resources a stack, and aws-cdk-lib says so. */
const awsCdkLimit = 500;

type Variant = 'byHand' | 'archway' | 'compiled' | 'plain' | 'awsCdk';
type Results = Readonly<Record<Variant, readonly Usage[]>>;

/** Whole processes that synthesize the same fan-out, from Node's start to its end. */
export async function measureSynthesis(): Promise<Section> {
  const programs = join(__dirname, 'programs');
  const source = join(programs, 'cdktf.ts');
  const compiled = await compileProgram(source, 'cdktf');
  const byHand = await compileProgram(join(programs, 'by-hand.ts'), 'by-hand');
  const cdk = awsCdkProgram();

  const variants = (resources: number): Record<string, () => Promise<Usage>> => {
    const run = (variant: Variant, args: readonly string[], env = {}) => {
      return (): Promise<Usage> => {
        const outdir = outputFolder(variant, resources);
        return runNode({
          args,
          cwd: scratchFolder,
          env: {
            CDKTF_OUTDIR: outdir,
            CDK_OUTDIR: outdir,
            CDK_VALIDATION: 'false',
            BENCH_GROUPS: String(resources / resourcesPerGroup),
            BENCH_STATE: relative(join(outdir, 'stacks', 'fan-out'), statePath),
            ...env,
          },
        });
      };
    };
    return {
      byHand: run('byHand', [byHand]),
      archway: run('archway', [runner, source]),
      compiled: run('compiled', ['--require', fastSynth, compiled]),
      plain: run('plain', [compiled]),
      ...('file' in cdk && resources <= awsCdkLimit && { awsCdk: run('awsCdk', [cdk.file]) }),
    };
  };

  const rows: Row[] = [];
  const medians = new Map<number, number>();
  mkdirSync(scratchFolder, { recursive: true });
  for (const { resources, largest, rounds } of byHandGoals) {
    const all = variants(resources);
    // The runner keeps what it has transpiled, and in the next run what V8 has compiled.
    await all['archway']?.();
    const results = (await interleave(rounds, all)) as Results;
    const wall = (variant: Variant): number => median(results[variant].map((one) => one.wallMs));
    requireSameJson(resources);
    medians.set(resources, wall('archway'));
    const cpu = (variant: Variant): number => median(results[variant].map((one) => one.cpuMs));
    const n = `${resources} resources`;
    rows.push(
      ratioRow(`${n}: Archway / handwritten JSON`, wall('archway') / wall('byHand'), largest),
      ratioRow(`${n}: the same as CPU time`, cpu('archway') / cpu('byHand')),
      ratioRow(`${n}: compiled JavaScript without the runner`, wall('compiled') / wall('byHand')),
      ratioRow(`${n}: Archway / plain cdktf`, wall('archway') / wall('plain')),
    );
    if (results.awsCdk) {
      const goal = resources === 100 ? 0.5 : undefined;
      rows.push(ratioRow(`${n}: Archway / aws-cdk-lib L2`, wall('archway') / wall('awsCdk'), goal));
    }
    const peak = median(results.archway.map((one) => one.peakMib));
    rows.push(
      limitRow(
        `${n}: peak memory`,
        peak,
        resources <= 100 ? 90 : undefined,
        (mib) => `${mib.toFixed(0)} MiB`,
      ),
      { what: `${n}: process`, measured: `${wall('archway').toFixed(0)} ms` },
    );
  }
  const growth = (medians.get(5000) ?? 0) / (medians.get(1000) ?? 1);
  rows.push(ratioRow('5000 / 1000 resources', growth, 5.5));
  const apps = await appRows();
  return {
    title: 'Synthesis, whole process',
    rows: [...rows, ...apps.rows],
    missing: [...('missing' in cdk ? [cdk.missing] : []), ...apps.missing],
  };
}

const statePath = join(scratchFolder, 'terraform.fan-out.tfstate');

function outputFolder(variant: Variant, resources: number): string {
  return join(scratchFolder, 'out', `${variant}-${resources}`);
}

/** Without this the comparison would be of different things. */
function requireSameJson(resources: number): void {
  const stack = (variant: Variant): string =>
    readFileSync(join(outputFolder(variant, resources), 'stacks/fan-out/cdk.tf.json'), 'utf8');
  deepStrictEqual(JSON.parse(stack('byHand')), JSON.parse(stack('archway')));
  deepStrictEqual(stack('archway'), stack('plain'));
  deepStrictEqual(stack('compiled'), stack('plain'));
}
