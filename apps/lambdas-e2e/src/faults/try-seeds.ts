import sharp from 'sharp';
import { Rig } from './rig';
import { runScenario } from './run-scenario';
import type { Ending } from './run-scenario';
import type { Content, Scenario } from './scenario';
import { scenarioOf } from './scenario';
import { problemsOf } from './verdict';

/** A scenario that did not end well. */
export interface Failed {
  readonly scenario: Scenario;
  readonly problems: readonly string[];
  readonly ending: Ending;
}

/** Most of a scenario is waiting, so several run side by side. */
const RIGS = 5;

/** Runs the scenarios of all seeds; stops early when enough have failed. */
export async function trySeeds(
  seeds: readonly number[],
  onDone: (done: number) => void = () => undefined,
  mostFailed = 5,
): Promise<{ readonly done: number; readonly failed: readonly Failed[] }> {
  const contents = await makeContents();
  const failed: Failed[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const rig = await Rig.start();
    try {
      while (next < seeds.length && failed.length < mostFailed) {
        const scenario = scenarioOf(seeds[next++] as number);
        const cloud = rig.begin(scenario);
        const ending = await runScenario(cloud, scenario, contents);
        await cloud.close();
        const problems = problemsOf(scenario, ending);
        if (problems.length > 0) failed.push({ scenario, problems, ending });
        onDone((done += 1));
      }
    } finally {
      await rig.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(RIGS, seeds.length) }, work));
  return { done, failed };
}

async function makeContents(): Promise<Readonly<Record<Content, Uint8Array>>> {
  const photo = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 24, height: 16, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const [red, green, blue] = await Promise.all(['#c02020', '#20c020', '#2020c0'].map(photo));
  return {
    red: red as Buffer,
    green: green as Buffer,
    blue: blue as Buffer,
    'no photo': Buffer.from('Dear diary'),
  };
}
