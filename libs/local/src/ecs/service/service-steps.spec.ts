import { failureThreshold } from './circuit-breaker';
import { deploymentSteps } from './deployment-steps';

it.each([
  [1, 3],
  [6, 3],
  [7, 4],
  [25, 13],
  [400, 200],
  [800, 200],
])('a service of %i tasks gives a deployment up after %i failures', (desired, failures) => {
  expect(failureThreshold(desired)).toBe(failures);
});

const state = { minimumHealthyPercent: 100, maximumPercent: 200 };
const none = { all: 0, healthy: 0 };

it.each([
  [
    'starts all at once where the maximum lets it',
    { desired: 2, fresh: none, old: { all: 2, healthy: 2 } },
    [2, 0, 0],
  ],
  [
    'stops none before others are well',
    { desired: 2, fresh: { all: 2, healthy: 0 }, old: { all: 2, healthy: 2 } },
    [0, 0, 0],
  ],
  [
    'stops as many as others replace',
    { desired: 2, fresh: { all: 2, healthy: 1 }, old: { all: 2, healthy: 2 } },
    [0, 1, 0],
  ],
  [
    'stops all where none is wanted',
    { desired: 0, fresh: { all: 3, healthy: 3 }, old: none },
    [0, 0, 3],
  ],
  ['replaces what is ill', { desired: 1, fresh: none, old: { all: 1, healthy: 0 } }, [1, 1, 0]],
] as const)('%s', (_what, given, [start, stopOld, stopFresh]) => {
  expect(deploymentSteps({ ...state, ...given })).toEqual({ start, stopOld, stopFresh });
});

it('takes down half of the tasks first where the maximum is 100 percent', () => {
  const given = { desired: 4, minimumHealthyPercent: 50, maximumPercent: 100 };
  expect(deploymentSteps({ ...given, fresh: none, old: { all: 4, healthy: 4 } })).toEqual({
    start: 0,
    stopOld: 2,
    stopFresh: 0,
  });
});
