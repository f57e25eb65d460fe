import { architectureOf } from '../orders-stack';
import { runSeed } from './run-seed';
import { scenarioOf } from './scenario';
import { problemsOf } from './verdict';

/** `npx nx faults orders-e2e` tries more. */
const SEEDS = 200;

jest.setTimeout(300_000);
// The functions' code says what it could not count yet.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());

it(`keeps, announces and counts every accepted order for ${SEEDS} seeds`, async () => {
  const architecture = architectureOf();
  const failures: string[] = [];
  const seen = { kept: 0, dead: 0, twice: 0, killed: 0, deployed: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const scenario = scenarioOf(seed);
    const ending = await runSeed(architecture, scenario);
    failures.push(...problemsOf(scenario, ending).map((problem) => `seed ${seed}: ${problem}`));
    seen.kept += ending.orders.length;
    seen.dead += ending.messages['DeadLetters']?.length ?? 0;
    seen.twice += (ending.messages['Shipping']?.length ?? 0) - ending.orders.length;
    for (const event of ending.trace) {
      if (event.kind === 'task-stopped' && event.reason?.includes('SIGKILL')) seen.killed += 1;
      if (event.kind === 'deployment' && event.state === 'completed') seen.deployed += 1;
    }
  }
  expect(failures).toEqual([]);
  // The faults happened: dead letters, notifications that came twice, tasks that died, deployments.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});
