import { join } from 'node:path';
import { interleave, median, runNode, type Usage } from '../measure/measure';
import { ratioRow, type Section } from '../report/report';

/** The same Jest specs with CDKTF as it is, which records a stack for every token, and as Archway runs it. */
export async function measureUnitTests(): Promise<Section> {
  const jest = require.resolve('jest/bin/jest');
  const run = (env: Readonly<Record<string, string>>) => (): Promise<Usage> =>
    runNode({ args: [jest, '--runInBand', '--config', join(__dirname, 'jest.config.cjs')], env });
  const results = await interleave(3, {
    fast: run({}),
    plain: run({ ARCHWAY_FAST_SYNTH: '0' }),
  });
  const ratio = (figure: 'wallMs' | 'cpuMs'): number =>
    median(results.fast.map((one) => one[figure])) /
    median(results.plain.map((one) => one[figure]));
  return {
    title: 'Jest, 150 specs',
    rows: [
      ratioRow('without / with stack traces: time', ratio('wallMs'), 0.5),
      ratioRow('without / with stack traces: CPU', ratio('cpuMs')),
    ],
    missing: [],
  };
}
