import { lifecycleProblems, renderLifecycle } from './lifecycle';
import type { LifecycleRule, LifecycleTransition } from './lifecycle-rule';

const problems = (rule: Partial<LifecycleRule>, versioned = true) =>
  lifecycleProblems([{ id: 'r', ...rule }], versioned).filter((problem) => problem !== undefined);

const rendered = (rule: Partial<LifecycleRule>) => renderLifecycle([{ id: 'r', ...rule }], 7)[1];

const steps = (...pairs: [LifecycleTransition['storageClass'], number][]) =>
  pairs.map(([storageClass, days]) => ({ storageClass, days }));

describe('a lifecycle rule', () => {
  it.each<[string, Partial<LifecycleRule>, object]>([
    ['everything', {}, {}],
    ['a prefix', { prefix: 'a/' }, { prefix: 'a/' }],
    ['a size', { objectSizeGreaterThanBytes: 9 }, { objectSizeGreaterThan: 9 }],
    ['tags', { tags: { kind: 'raw' } }, { and: [{ tags: { kind: 'raw' } }] }],
    [
      'a prefix and a size',
      { prefix: 'a/', objectSizeLessThanBytes: 9 },
      { and: [{ prefix: 'a/', objectSizeLessThan: 9 }] },
    ],
  ])('looks at %s', (_, rule, filter) => {
    expect(rendered({ ...rule, expirationDays: 1 })?.filter).toEqual([filter]);
  });

  it('moves and expires objects and their versions', () => {
    expect(
      rendered({
        enabled: false,
        expirationDays: 400,
        transitions: steps(['STANDARD_IA', 30], ['GLACIER', 60]),
        noncurrentVersionTransitions: steps(['GLACIER', 0]),
        noncurrentVersionExpirationDays: 90,
        newerNoncurrentVersions: 3,
      }),
    ).toEqual({
      id: 'r',
      status: 'Disabled',
      filter: [{}],
      expiration: [{ days: 400 }],
      transition: steps(['STANDARD_IA', 30], ['GLACIER', 60]),
      noncurrentVersionTransition: [{ storageClass: 'GLACIER', noncurrentDays: 0 }],
      noncurrentVersionExpiration: [{ noncurrentDays: 90, newerNoncurrentVersions: 3 }],
    });
  });

  it('removes delete markers that stand for nothing', () => {
    expect(rendered({ expiredObjectDeleteMarker: true })?.expiration).toEqual([
      { expiredObjectDeleteMarker: true },
    ]);
  });

  it.each<[string, Partial<LifecycleRule>]>([
    ['expires after a day', { expirationDays: 1 }],
    [
      'keeps a hundred versions',
      { noncurrentVersionExpirationDays: 1, newerNoncurrentVersions: 100 },
    ],
    ['moves to infrequent access after 30 days', { transitions: steps(['STANDARD_IA', 30]) }],
    ['archives at once', { transitions: steps(['GLACIER', 0]) }],
    ['archives 30 days later', { transitions: steps(['STANDARD_IA', 30], ['GLACIER', 60]) }],
    [
      'walks all the way',
      {
        transitions: steps(
          ['STANDARD_IA', 30],
          ['INTELLIGENT_TIERING', 60],
          ['ONEZONE_IA', 90],
          ['GLACIER', 120],
          ['DEEP_ARCHIVE', 121],
        ),
      },
    ],
    ['ends after its last step', { transitions: steps(['GLACIER', 9]), expirationDays: 10 }],
    ['speaks of small objects', { expirationDays: 1, objectSizeLessThanBytes: 1 }],
    ['has an id of 255', { id: 'i'.repeat(255), expirationDays: 1 }],
  ])('may be one that %s', (_, rule) => {
    expect(problems(rule)).toEqual([]);
  });

  it.each<[string, Partial<LifecycleRule>, string]>([
    ['does nothing', { prefix: 'a/' }, "lifecycle rule 'r' must expire or move something"],
    ['expires before it begins', { expirationDays: 0 }, 'expirationDays of lifecycle rule'],
    [
      'has no id',
      { id: '', expirationDays: 1 },
      'id of a lifecycle rule must be 1 to 255 characters',
    ],
    ['has an id of 256', { id: 'i'.repeat(256), expirationDays: 1 }, 'id of a lifecycle rule'],
    [
      'keeps 101 versions',
      { noncurrentVersionExpirationDays: 1, newerNoncurrentVersions: 101 },
      'newerNoncurrentVersions of lifecycle rule',
    ],
    [
      'keeps versions for ever',
      { expirationDays: 1, newerNoncurrentVersions: 1 },
      'needs noncurrentVersionExpirationDays',
    ],
    [
      'mixes markers and days',
      { expiredObjectDeleteMarker: true, expirationDays: 1 },
      'give it a rule of its own',
    ],
    [
      'mixes markers and tags',
      { expiredObjectDeleteMarker: true, tags: {} },
      'give it a rule of its own',
    ],
    [
      'guesses at prefixes',
      { expirationDays: 1, prefix: '*/a' },
      'must be the plain beginning of keys',
    ],
    [
      'speaks of objects below nothing',
      { expirationDays: 1, objectSizeLessThanBytes: 0 },
      'objectSizeLessThanBytes of',
    ],
    [
      'moves to infrequent access after 29 days',
      { transitions: steps(['ONEZONE_IA', 29]) },
      "days before ONEZONE_IA in transitions of lifecycle rule 'r' must be a whole number between 30",
    ],
    [
      'moves versions after 29 days',
      { noncurrentVersionTransitions: steps(['STANDARD_IA', 29]) },
      'days before STANDARD_IA in noncurrentVersionTransitions',
    ],
    [
      'invents a class',
      { transitions: steps(['COLD' as 'GLACIER', 1]) },
      'storageClass in transitions',
    ],
    [
      'moves on after 29 days',
      { transitions: steps(['STANDARD_IA', 30], ['GLACIER', 59]) },
      'must leave objects in STANDARD_IA for 30 days or more, got 30 and then 59',
    ],
    [
      'moves twice on one day',
      { transitions: steps(['GLACIER', 30], ['DEEP_ARCHIVE', 30]) },
      'for 1 days or more',
    ],
    [
      'warms up',
      { transitions: steps(['GLACIER', 30], ['STANDARD_IA', 60]) },
      'S3 has no way from GLACIER to STANDARD_IA',
    ],
    [
      'moves from one zone to instant retrieval',
      { transitions: steps(['ONEZONE_IA', 30], ['GLACIER_IR', 60]) },
      'S3 has no way from ONEZONE_IA to GLACIER_IR',
    ],
    [
      'ends with its last step',
      { transitions: steps(['GLACIER', 9]), expirationDays: 9 },
      "transitions of lifecycle rule 'r' must end before expirationDays, got 9 and 9",
    ],
  ])('may not be one that %s', (_, rule, problem) => {
    expect(problems(rule)).toEqual([expect.stringContaining(problem)]);
  });

  it.each<Partial<LifecycleRule>>([
    { noncurrentVersionExpirationDays: 1 },
    { noncurrentVersionTransitions: steps(['GLACIER', 1]) },
    { expiredObjectDeleteMarker: true },
  ])('says nothing of versions where there are none: %p', (rule) => {
    expect(problems(rule, false)).toEqual([
      "lifecycle rule 'r' must not speak of versions where versioned is false",
    ]);
    expect(problems(rule)).toEqual([]);
  });
});

describe('the rules of a bucket', () => {
  const rules = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `r${index}`, expirationDays: 1 }));
  const all = (of: readonly LifecycleRule[]) =>
    lifecycleProblems(of, true).filter((problem) => problem !== undefined);

  it('may be a thousand, the one for unfinished uploads among them', () => {
    expect(all(rules(999))).toEqual([]);
    expect(all(rules(1_000))).toEqual(['lifecycleRules must be at most 999, got 1000']);
  });

  it('have ids of their own', () => {
    expect(all([...rules(1), ...rules(1)])).toEqual([
      'lifecycleRules must have ids of their own, got "r0" twice',
    ]);
  });
});
