import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { trySeeds } from './try-seeds';

const USAGE = `npx nx faults lambdas-e2e [-- OPTIONS]
  --seeds N       how many scenarios, from the first on (default 50000)
  --first N       the first seed (default 1)
  --seed N        one seed alone, with all that happened
  --times N       how often that seed is run: processes take their own time, so that no two runs are the same (default 1)
  --processes N   how many processes share the scenarios (default: one for each processor)
`;

/** Seeds from `first` on; `times` is how often each is run. */
interface Share {
  readonly first: number;
  readonly seeds: number;
  readonly times: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '50000' },
      first: { type: 'string', default: '1' },
      seed: { type: 'string' },
      times: { type: 'string', default: '1' },
      processes: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  });
  const alone = values.seed !== undefined;
  const share: Share = {
    first: Number(values.seed ?? values.first),
    seeds: alone ? 1 : Number(values.seeds),
    times: Number(values.times),
  };
  const processes = alone ? 1 : Math.min(Number(values.processes), share.seeds);
  const numbers = [share.first, share.seeds, share.times, processes];
  if (values.help || !numbers.every((value) => Number.isInteger(value) && value > 0)) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  return processes === 1 ? run(share, alone) : runIn(processes, share);
}

/** Shares the seeds among processes. */
async function runIn(processes: number, { first, seeds, times }: Share): Promise<number> {
  const codes = await Promise.all(
    Array.from({ length: processes }, (_, index) => {
      const [from, to] = [index, index + 1].map((at) => Math.floor((seeds * at) / processes)) as [
        number,
        number,
      ];
      const share = { first: first + from, seeds: to - from, times, processes: 1 };
      const args = Object.entries(share).flatMap(([name, value]) => [`--${name}`, String(value)]);
      const child = fork(__filename, args);
      return new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
    }),
  );
  return Math.max(...codes);
}

async function run({ first, seeds, times }: Share, alone: boolean): Promise<number> {
  const all = Array.from({ length: seeds * times }, (_, index) => first + (index % seeds));
  const start = Date.now();
  const { done, failed } = await trySeeds(all, (count) => {
    if (count % 1_000 === 0) process.stdout.write(`${count} of ${all.length}\n`);
  });
  for (const { scenario, problems, ending } of failed) {
    process.stdout.write(`seed ${scenario.seed}: ${problems.join('; ')}\n`);
    if (!alone) {
      process.stdout.write(`  npx nx faults lambdas-e2e -- --seed ${scenario.seed} --times 20\n`);
      continue;
    }
    for (const event of ending.trace) process.stdout.write(`  ${JSON.stringify(event)}\n`);
    process.stdout.write(`  ${JSON.stringify(scenario)}\n`);
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  process.stdout.write(`${done} scenarios, ${failed.length} failed, ${seconds} s\n`);
  return failed.length === 0 && done === all.length ? 0 : 1;
}

void main().then((code) => (process.exitCode = code));
