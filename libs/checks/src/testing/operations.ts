import { Session, type Profiler } from 'node:inspector';

/**
 * How often V8 enters each function, and each block of a function, of this library while each of
 * some functions runs. Unlike a time, it does not depend on the machine.
 */
export function operationsOf(
  runs: readonly (() => void)[],
): readonly ReadonlyMap<string, number>[] {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return runs.map((run) => {
      run();
      let scripts: readonly Profiler.ScriptCoverage[] = [];
      // Counts begin anew each time they are taken.
      session.post('Profiler.takePreciseCoverage', (_error, { result }) => (scripts = result));
      return new Map(scripts.flatMap(blocksIn));
    });
  } finally {
    session.disconnect();
  }
}

function blocksIn({ url, functions }: Profiler.ScriptCoverage): readonly [string, number][] {
  const file = /\/libs\/checks\/src\/(.+)$/.exec(url)?.[1];
  if (file === undefined) return [];
  return functions.flatMap(({ functionName, ranges }) =>
    ranges.map(({ startOffset, endOffset, count }): [string, number] => [
      `${file} ${functionName || 'anonymous'} ${startOffset}-${endOffset}`,
      count,
    ]),
  );
}
