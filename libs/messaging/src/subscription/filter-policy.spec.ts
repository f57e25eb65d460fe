import * as fc from 'fast-check';
import type { SubscriptionFilter } from './filter-policy';
import { filterProblems, renderFilter } from './filter-policy';
import type { AttributePattern, BodyPattern, Matcher } from './message-pattern';

const values = (count: number): string[] => Array.from({ length: count }, (_, n) => `value ${n}`);

const onAttributes = (attributes: AttributePattern): SubscriptionFilter => ({
  scope: 'MessageAttributes',
  attributes,
});

const onBody = (body: BodyPattern): SubscriptionFilter => ({ scope: 'MessageBody', body });

function problems(filter: SubscriptionFilter): readonly string[] {
  return filterProblems(filter).filter((problem) => problem !== undefined);
}

it.each<Matcher>([
  'example',
  300,
  true,
  null,
  { prefix: 'a' },
  { suffix: '.png' },
  { 'equals-ignore-case': 'PNG' },
  { 'anything-but': ['a', 1] },
  { 'anything-but': { prefix: 'a' } },
  { cidr: '10.0.0.0/24' },
  { exists: false },
  { numeric: ['=', 0.00001] },
  { numeric: ['>', 0, '<=', 1_000_000_000] },
])('matches by %j', (matcher) => {
  const filter = onAttributes({ kind: [matcher] });
  expect(problems(filter)).toEqual([]);
  expect(JSON.parse(renderFilter(filter).filterPolicy)).toEqual({ kind: [matcher] });
});

it('puts alternatives beside what is required', () => {
  const filter: SubscriptionFilter = {
    scope: 'MessageAttributes',
    attributes: { source: ['camera'] },
    $or: [{ width: [{ numeric: ['>', 100] }] }, { height: [{ numeric: ['>', 100] }] }],
  };
  expect(problems(filter)).toEqual([]);
  expect(renderFilter(filter)).toEqual({
    filterPolicyScope: 'MessageAttributes',
    filterPolicy:
      '{"source":["camera"],"$or":[{"width":[{"numeric":[">",100]}]},{"height":[{"numeric":[">",100]}]}]}',
  });
});

it.each<[string, SubscriptionFilter, readonly string[]]>([
  ['no key', onBody({}), ['filterPolicy must name at least one value to match, got none']],
  [
    'a key without values',
    onBody({ detail: { kind: [] } }),
    ['filterPolicy.detail.kind must have at least one value, got none'],
  ],
  [
    'six keys',
    onAttributes({ a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] }),
    ['filterPolicy must have at most 5 keys, got 6: a, b, c, d, e, f'],
  ],
  [
    'one alternative',
    { scope: 'MessageBody', $or: [{ a: [1] }] },
    ['filterPolicy.$or must have at least two alternatives, got 1'],
  ],
  [
    'a large number',
    onAttributes({ a: [{ numeric: ['>', 1_000_000_001] }] }),
    ['filterPolicy.a must be between -1000000000 and 1000000000, got 1000000001'],
  ],
  [
    'a precise number',
    onAttributes({ a: [{ 'anything-but': [0.000001] }] }),
    ['filterPolicy.a must have at most five decimal places, got 0.000001'],
  ],
  [
    'more bytes than SNS takes',
    onAttributes({ a: ['x'.repeat(262_144)] }),
    ['filterPolicy must have at most 262144 bytes, got 262154'],
  ],
])('rejects %s', (_what, filter, expected) => {
  expect(problems(filter)).toEqual(expected);
});

it.each<[string, SubscriptionFilter]>([
  ['five keys', onAttributes({ a: [1], b: [1], c: [1], d: [1], e: [1] })],
  [
    'five keys above many fields',
    onBody({ a: { b: [1], c: [1], d: [1], e: [1], f: [1], g: [1] } }),
  ],
  ['two alternatives', { scope: 'MessageBody', $or: [{ a: [1] }, { b: [1] }] }],
  ['the largest number', onAttributes({ a: [1_000_000_000, -1_000_000_000] })],
  ['the most bytes', onAttributes({ a: ['x'.repeat(262_134)] })],
])('takes %s', (_what, filter) => {
  expect(problems(filter)).toEqual([]);
});

it.each<[SubscriptionFilter, number]>([
  [onAttributes({ a: values(151) }), 151],
  [onAttributes({ a: values(3), b: values(1), c: values(51) }), 153],
  [onBody({ a: { b: { c: values(17) } }, d: values(3) }), 153],
  [
    { scope: 'MessageBody', body: { a: values(10) }, $or: [{ b: values(8) }, { c: values(8) }] },
    160,
  ],
])('counts the combinations of %j', (filter, combinations) => {
  expect(problems(filter)).toEqual([
    `filterPolicy must have at most 150 combinations of values, got ${combinations}`,
  ]);
});

it('takes attributes up to 150 combinations and no more', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(counts, (lengths) => {
      const attributes = Object.fromEntries(
        lengths.map((count, key) => [`key${key}`, values(count)]),
      );
      const combinations = lengths.reduce((all, count) => all * count, 1);
      expect(problems(onAttributes(attributes))).toHaveLength(combinations <= 150 ? 0 : 1);
    }),
  );
});
