import type { Ending, Standing, Upload } from './run-scenario';
import type { Content, Scenario } from './scenario';
import { PATIENT, scenarioOf } from './scenario';
import { problemsOf } from './verdict';

const upload = (
  sequencer: string,
  content: Content = 'red',
  more: Partial<Upload> = {},
): Upload => ({
  key: 'upload/a.jpg',
  content,
  afterInvocations: 0,
  removedAfterInvocations: 0,
  versionId: `v${sequencer}`,
  sequencer,
  etag: content,
  ...more,
});

const pictureOf = (branch: string, { sequencer, versionId, etag }: Upload): Standing => ({
  key: `${branch}/upload/a.jpg.webp`,
  versionId,
  sequencer,
  sourceEtag: etag,
  marked: true,
});

const picturesOf = (of: Upload): Standing[] =>
  ['mobile', 'thumbnail'].map((branch) => pictureOf(branch, of));

const ending = (parts: Partial<Ending>): Ending => ({
  uploads: [],
  pictures: [],
  dead: { mobile: [], thumbnail: [] },
  left: 0,
  trace: [],
  ...parts,
});

const scenario = (maxReceiveCount = PATIENT): Scenario => ({
  seed: 1,
  uploads: [],
  faults: { duplicateDelivery: 0, duplicateReceive: 0 },
  maxReceiveCount,
});

const [older, newer, broken] = [upload('1'), upload('2', 'blue'), upload('3', 'no photo')];

it.each<[string, Partial<Ending>]>([
  ['the newest picture stands', { uploads: [older, newer], pictures: picturesOf(newer) }],
  [
    'what is no photo is one dead letter',
    { uploads: [broken], dead: { mobile: ['v3'], thumbnail: ['v3'] } },
  ],
])('is content when %s', (_, parts) => {
  expect(problemsOf(scenario(), ending(parts))).toEqual([]);
});

it.each<[string, Partial<Ending>, string]>([
  [
    'an older picture stands',
    { uploads: [older, newer], pictures: picturesOf(older) },
    'mobile: blue upload/a.jpg 2 is neither a picture nor a dead letter',
  ],
  [
    'no picture stands',
    { uploads: [older] },
    'mobile: red upload/a.jpg 1 is neither a picture nor a dead letter',
  ],
  [
    'one branch has no picture',
    { uploads: [older], pictures: [pictureOf('mobile', older)] },
    'thumbnail: red upload/a.jpg 1 is neither a picture nor a dead letter',
  ],
  [
    'a picture has the pixels of another upload',
    { uploads: [older], pictures: picturesOf({ ...older, etag: 'blue' }) },
    'mobile: mobile/upload/a.jpg.webp is of no upload',
  ],
  [
    'a picture does not hold its sequencer',
    { uploads: [older], pictures: picturesOf(older).map((each) => ({ ...each, marked: false })) },
    'is of no upload',
  ],
  [
    'a photo is a dead letter without need',
    { uploads: [older], pictures: picturesOf(older), dead: { mobile: ['v1'], thumbnail: [] } },
    'mobile: red upload/a.jpg 1 is a dead letter, and could be a picture',
  ],
  [
    'what is no photo is two dead letters',
    { uploads: [broken], dead: { mobile: ['v3', 'v3'], thumbnail: ['v3'] } },
    'mobile: no photo upload/a.jpg 3 is 2 dead letters',
  ],
  ['a message is left', { left: 1 }, '1 messages are left in a queue'],
])('complains when %s', (_, parts, problem) => {
  expect(problemsOf(scenario(), ending(parts)).join('\n')).toContain(problem);
});

it('accepts a dead letter where a message is received twice at most', () => {
  const parts = { uploads: [older], dead: { mobile: ['v1'], thumbnail: ['v1'] } };
  expect(problemsOf(scenario(2), ending(parts))).toEqual([]);
});

it('makes the same scenario of a seed each time, and another of the next', () => {
  expect(scenarioOf(7)).toEqual(scenarioOf(7));
  expect(scenarioOf(8)).not.toEqual({ ...scenarioOf(7), seed: 8 });
});

it('has every fault, repeated content and removals within a few hundred seeds', () => {
  const scenarios = Array.from({ length: 300 }, (_, index) => scenarioOf(index + 1));
  const faults = new Set(
    scenarios.flatMap((each) =>
      Object.entries(each.faults).flatMap(([name, rate]) => (rate ? [name] : [])),
    ),
  );
  expect([...faults].sort()).toEqual([
    'conflict',
    'crash',
    'deliveryJitterMs',
    'duplicateDelivery',
    'duplicateReceive',
    'invocationThrottle',
    'reorder',
    'responseLost',
    'slowMs',
    'stall',
    'throttle',
  ]);
  const repeated = scenarios.filter(
    ({ uploads: [first, second] }) =>
      first?.key === second?.key && first?.content === second?.content,
  );
  expect(repeated.length).toBeGreaterThan(10);
  const removals = new Set(
    scenarios.flatMap(({ uploads }) => uploads.map(({ removal }) => removal)),
  );
  expect(removals).toEqual(new Set([undefined, 'deletes the version', 'deletes the object']));
});
