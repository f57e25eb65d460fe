import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../folders';
import { compileProgram } from '../measure/compile';
import { interleave, median, runNode, type Usage } from '../measure/measure';
import { limitRow, ratioRow, type Row, type Section } from '../report/report';
import { jimp, pillow, vipsthumbnail } from './other-tools';
import { photographFile, type Photograph } from './photographs';

const both = [640, 128];

interface Work {
  readonly photograph: Photograph;
  readonly edges: readonly number[];
  readonly times: number;
  readonly oneDecode?: boolean;
}

/** Pictures from photographs: CPU time where programs are compared, memory of the whole process. */
export async function measureImages(): Promise<Section> {
  mkdirSync(join(scratchFolder, 'out'), { recursive: true });
  const program = await compileProgram(join(__dirname, 'picture-program.ts'), 'picture-program');
  const run = async ({ photograph, edges, times, oneDecode = true }: Work): Promise<Usage> =>
    runNode({
      args: [program],
      env: {
        BENCH_PHOTOGRAPH: await photographFile(photograph),
        BENCH_EDGES: edges.join(','),
        BENCH_TIMES: String(times),
        BENCH_ONE_DECODE: oneDecode ? 'yes' : 'no',
      },
    });
  const cpu = (work: Work) => async (): Promise<number> =>
    median((await run(work)).output.trim().split('\n').map(Number));

  const decodes = async (photograph: Photograph, rounds: number, goal?: number): Promise<Row> => {
    const { one, two } = await interleave(rounds, {
      one: cpu({ photograph, edges: both, times: 3 }),
      two: cpu({ photograph, edges: both, times: 3, oneDecode: false }),
    });
    return ratioRow(
      `${photograph}: both sizes from one decode / from two`,
      median(one) / median(two),
      goal,
    );
  };
  const peak = async (what: string, work: Work, largest: number): Promise<Row> =>
    limitRow(what, (await run(work)).peakMib, largest, (mib) => `${mib.toFixed(0)} MiB`);

  const others = await measureOthers(cpu);
  return {
    title: 'Pictures, CPU time',
    rows: [
      await decodes('12mp', 5, 0.62),
      await decodes('48mp', 3),
      ...others.rows,
      await peak('12mp: peak memory', { photograph: '12mp', edges: both, times: 1 }, 150),
      await peak(
        'eight of 48mp-progressive: peak memory',
        { photograph: '48mp-progressive', edges: both, times: 8 },
        350,
      ),
    ],
    missing: others.missing,
  };
}

/** Ours beside each of the others, in turns; the figure of the others' own process start is theirs. */
async function measureOthers(
  cpu: (work: Work) => () => Promise<number>,
): Promise<Pick<Section, 'rows' | 'missing'>> {
  const photograph = '12mp';
  const file = await photographFile(photograph);
  const comparisons = [
    { name: 'vipsthumbnail', tool: vipsthumbnail, edges: [640], rounds: 5, goal: 1.1 },
    { name: 'Pillow with draft', tool: pillow('draft'), edges: both, rounds: 5 },
    { name: 'Pillow without draft', tool: pillow('full'), edges: both, rounds: 2 },
    { name: 'jimp', tool: jimp, edges: both, rounds: 1 },
  ];
  const rows: Row[] = [];
  const missing: string[] = [];
  for (const { name, tool, edges, rounds, goal } of comparisons) {
    if (tool(file, edges) === undefined) {
      missing.push(`${name}: not installed`);
      continue;
    }
    const { ours, theirs } = await interleave(rounds, {
      ours: cpu({ photograph, edges, times: 3 }),
      theirs: () => Promise.resolve(tool(file, edges) ?? Number.NaN),
    });
    const what = edges.length === 1 ? 'one thumbnail' : 'both sizes';
    rows.push(
      ratioRow(`${photograph}: ${what}, Archway / ${name}`, median(ours) / median(theirs), goal),
    );
  }
  return { rows, missing };
}
