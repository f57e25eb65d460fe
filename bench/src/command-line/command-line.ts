import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolder } from '../folders';
import { cpuRatio, interleave, median, runNode, type Usage } from '../measure/measure';
import type { Mode } from '../mode';
import { limitRow, ratioRow, type Row, type Section } from '../report/report';
import { buckets, hub, subnets, written, type Format } from './inputs';

const ARCHWAY = join(workspaceFolder, 'tools/archway/bin/archway.cjs');

const archway =
  (...args: readonly string[]) =>
  (): Promise<Usage> =>
    runNode({ args: [ARCHWAY, ...args] });

const empty = (): Promise<Usage> => runNode({ args: ['-e', '0'] });

/** What a command takes before and besides its work, against a Node that does nothing. */
export async function measureStartUp({ rounds }: Mode): Promise<Section> {
  const file = (format: Format): string => written('check-500', buckets(500), format);
  const commands: readonly (readonly [string, readonly string[], number?])[] = [
    ['archway --help', ['--help'], 2],
    ['archway --version', ['--version'], 2],
    ...['local', 'check', 'explain', 'recovery', 'review'].map(
      (name) => [`archway ${name} --help`, [name, '--help']] as const,
    ),
    ['archway check, 500 resources in JSON', ['check', file('json')], 4],
    ['archway check, 500 resources in a plan', ['check', file('plan')], 4],
    ['archway check, 500 resources in HCL', ['check', file('hcl')]],
    ['archway recovery, 500 resources in JSON', ['recovery', file('json')]],
    ['archway review, 500 resources in a plan', ['review', file('plan')]],
  ];
  const rows: Row[] = [];
  for (const [what, args, largest] of commands) {
    const results = await interleave(rounds, { archway: archway(...args), empty });
    rows.push(ratioRow(`${what} / node -e 0`, cpuRatio(results.archway, results.empty), largest));
  }
  return { title: 'Start of the command line, CPU', rows: [...rows, await coldRow()], missing: [] };
}

/** The first run on a machine makes the bundle. */
async function coldRow(): Promise<Row> {
  rmSync(join(workspaceFolder, 'tools/archway/dist'), { recursive: true, force: true });
  const [cold, idle] = [await archway('--help')(), await empty()];
  await archway('--help')();
  return ratioRow('archway --help, the first time / node -e 0', cold.cpuMs / idle.cpuMs);
}

/** Twice as much may cost this many times as much, above the start. */
const GROWTH = 2.3;

const MIB = (value: number): string => `${value.toFixed(0)} MiB`;

/** How a check grows with the estate: above the start, for one size and for twice the size. */
export async function measureScale({ rounds, isQuick }: Mode): Promise<Section> {
  const estates = [
    {
      what: 'VPCs on one Transit Gateway',
      make: hub,
      sizes: isQuick ? [250, 500] : [250, 500, 1000],
    },
    {
      what: 'subnets of one VPC',
      make: subnets,
      sizes: isQuick ? [2500, 5000] : [2500, 5000, 10000],
    },
  ];
  const rows: Row[] = [];
  const start = written('one', subnets(1), 'json');
  for (const { what, make, sizes } of estates) {
    const variants = Object.fromEntries(
      sizes.map((size) => {
        const input = written(`${make.name}-${size}`, make(size), 'json');
        return [String(size), archway('check', input)] as const;
      }),
    );
    const results: Readonly<Record<string, readonly Usage[]>> = await interleave(rounds, {
      start: archway('check', start),
      ...variants,
    });
    const above = (size: number): number =>
      median((results[String(size)] ?? []).map(({ cpuMs }) => cpuMs)) -
      median((results['start'] ?? []).map(({ cpuMs }) => cpuMs));
    for (const [at, size] of sizes.entries()) {
      const half = sizes[at - 1];
      if (half === undefined) continue;
      rows.push(
        ratioRow(`${size} ${what} / ${half}, above the start`, above(size) / above(half), GROWTH),
      );
    }
    const largest = sizes.at(-1) ?? 0;
    const peaks = (results[String(largest)] ?? []).map(({ peakMib }) => peakMib);
    rows.push(limitRow(`${largest} ${what}: peak memory`, median(peaks), 400, MIB));
  }
  return { title: 'Growth of archway check, CPU', rows, missing: [] };
}
