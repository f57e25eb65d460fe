import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** One run of a Node program. */
export interface Program {
  /** What follows `node` on the command line. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What a process took. */
export interface Usage {
  readonly wallMs: number;
  /** User and system time of all its threads. */
  readonly cpuMs: number;
  readonly peakMib: number;
  /** What it printed. */
  readonly output: string;
}

const probe = join(__dirname, 'resource-usage.cjs');

/**
 * Runs a program to its end.
 *
 * @throws Error when it fails, with what it printed
 */
export function runNode({ args, env, cwd }: Program): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, ['--require', probe, ...args], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', '', ''];
    child.stdio.forEach((stream, index) => {
      stream?.on('data', (chunk: Buffer) => (texts[index] += chunk.toString()));
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
      const [, output = '', errors = '', report = ''] = texts;
      if (code !== 0)
        return reject(new Error(`node ${args.join(' ')}: ${(errors || output).slice(-1000)}`));
      const used = JSON.parse(report) as NodeJS.ResourceUsage;
      resolve({
        wallMs,
        cpuMs: (used.userCPUTime + used.systemCPUTime) / 1000,
        peakMib: used.maxRSS / 1024,
        output,
      });
    });
  });
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Runs each variant once a round, one after the other, so that whatever slows the machine down for a
 * while slows all of them down. The first round warms the file cache and does not count.
 */
export async function interleave<Name extends string, Result>(
  rounds: number,
  variants: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Readonly<Record<Name, readonly Result[]>>> {
  const names = Object.keys(variants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Result[]
  >;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const result = await variants[name]();
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

/**
 * How many times as much one side took as the other: the median of the quotients of each round, in which
 * both ran one after the other.
 */
export function medianOfPairs(a: readonly number[], b: readonly number[]): number {
  return median(a.flatMap((value, at) => (b[at] === undefined ? [] : [value / b[at]])));
}

/** Of runs side by side, the quotient of what their processors did. */
export function cpuRatio(a: readonly Usage[], b: readonly Usage[]): number {
  return medianOfPairs(
    a.map(({ cpuMs }) => cpuMs),
    b.map(({ cpuMs }) => cpuMs),
  );
}
