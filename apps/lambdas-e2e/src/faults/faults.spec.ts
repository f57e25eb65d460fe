import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

/** What a run of all tests has time for; `npx nx faults lambdas-e2e` runs 50,000. */
const SEEDS = 400;

it(
  `keeps its word on ${SEEDS} bad days: each upload ends as the newest picture, behind it, or as a dead letter`,
  () => {
    const main = path.join(__dirname, 'main.ts');
    const args = ['--import', 'tsx', main, '--seeds', String(SEEDS)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: path.join(__dirname, '../..'),
      encoding: 'utf8',
    });
    // What failed, with the command that runs it again.
    expect([stdout.split('\n').filter((line) => line.includes('seed')), stderr]).toEqual([[], '']);
    expect(status).toBe(0);
  },
  // Real processes: about a minute with two idle processors, several beside other tests.
  1_200_000,
);
