import { array, assert, constantFrom, dictionary, property, shuffledSubarray } from 'fast-check';
import { told, type Resources } from '../testing/planned';
import { filters } from './filters';

const subscription = (filter?: object, rest: Record<string, string> = {}): Resources => ({
  aws_sns_topic_subscription: {
    Small: {
      ...(filter === undefined ? {} : { filter_policy: JSON.stringify(filter) }),
      ...rest,
    },
  },
});

const changed = (before: object | undefined, after: object | undefined): readonly string[] =>
  told(filters, { before: subscription(before), after: subscription(after) });

describe('the filter of a subscription', () => {
  it.each([
    ['a value more', { a: ['x'] }, { a: ['x', 'y'] }, '+ shop/Small now also lets a "y" through'],
    ['a value less', { a: ['x', 'y'] }, { a: ['x'] }, '- shop/Small no longer lets a "y" through'],
    [
      'another value',
      { a: ['x'] },
      { a: [{ prefix: 'y' }] },
      '~ shop/Small now lets a begins with "y" through, and no longer "x"',
    ],
    [
      'a name more',
      { a: ['x'] },
      { a: ['x'], b: [{ exists: true }] },
      '- shop/Small now only lets b anything through (so far whatever b is)',
    ],
    [
      'a name less',
      { a: ['x'], b: [1] },
      { a: ['x'] },
      '+ shop/Small now lets through whatever b is (so far only 1)',
    ],
    [
      'no filter any more',
      { a: ['x'], b: [{ numeric: ['>', 5] }] },
      undefined,
      '+ shop/Small now lets everything through (so far only a "x" with b > 5)',
    ],
    [
      'a name within the body',
      { a: { b: ['x'] } },
      { a: { b: ['x', 'y'] } },
      '+ shop/Small now also lets a.b "y" through',
    ],
    [
      'an alternative more',
      { $or: [{ a: ['x'] }] },
      { $or: [{ b: ['y'] }, { a: ['x'] }] },
      '+ shop/Small now also lets $or b is "y" through',
    ],
  ])('tells %s', (_, before, after, line) => {
    expect(changed(before, after)).toEqual([line]);
  });

  it('says nothing of another order', () => {
    const names = constantFrom('a', 'b', 'c', 'd');
    const matcher = constantFrom('x', 'y', 1, { prefix: 'z' }, { 'anything-but': ['v', 'w'] });
    const filter = dictionary(names, array(matcher, { minLength: 1 }), { minKeys: 1 });
    const shuffled = filter.chain((given) =>
      shuffledSubarray(Object.entries(given), { minLength: Object.keys(given).length }).map(
        (entries) => ({
          given,
          other: Object.fromEntries(entries.map(([key, list]) => [key, [...list].reverse()])),
        }),
      ),
    );
    assert(property(shuffled, ({ given, other }) => expect(changed(given, other)).toEqual([])));
  });

  it('tells what it looks at, where it looks elsewhere', () => {
    const before = subscription({ a: ['x'] });
    const after = subscription({ a: ['x'] }, { filter_policy_scope: 'MessageBody' });
    expect(told(filters, { before, after })).toEqual([
      "~ shop/Small now filters by the message's body (so far by its attributes)",
    ]);
    const stated = subscription({ a: ['x'] }, { filter_policy_scope: 'MessageAttributes' });
    expect(told(filters, { before, after: stated })).toEqual([]);
  });

  it('that cannot be seen says so', () => {
    const plan = { before: subscription({ a: ['secret'] }), after: subscription({ a: ['x'] }) };
    expect(told(filters, { ...plan, sensitive: ['filter_policy'] })).toEqual([]);
    const after = subscription(undefined, { filter_policy: '${aws_ssm_parameter.Filter.value}' });
    const ssm = { aws_ssm_parameter: { Filter: { name: 'filter' } } };
    expect(told(filters, { before: plan.before, after: { ...after, ...ssm } })).toEqual([
      '~ shop/Small: what it lets through cannot be seen before the apply',
    ]);
  });
});

describe('other filters', () => {
  it('compares the pattern of a rule', () => {
    const rule = (...states: readonly string[]): Resources => ({
      aws_cloudwatch_event_rule: {
        Stopped: { name: 'stopped', event_pattern: JSON.stringify({ detail: { state: states } }) },
      },
    });
    expect(told(filters, { before: rule('stopped'), after: rule('running', 'stopped') })).toEqual([
      '+ stopped (shop/Stopped) now also lets detail.state "running" through',
    ]);
  });

  it('compares the criteria of a mapping, alone or one of several', () => {
    const mapping = (...patterns: readonly object[]): Resources => ({
      aws_lambda_event_source_mapping: {
        Maker: {
          filter_criteria: [
            { filter: patterns.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
          ],
        },
      },
    });
    const [small, large] = [{ body: { size: ['small'] } }, { body: { size: ['large'] } }];
    expect(told(filters, { before: mapping(small), after: mapping(large) })).toEqual([
      '~ shop/Maker now lets body.size "large" through, and no longer "small"',
    ]);
    expect(told(filters, { before: mapping(small), after: mapping(large, small) })).toEqual([
      '+ shop/Maker now lets events through where body.size is "large"',
    ]);
    expect(told(filters, { before: mapping(small, large), after: mapping(large, small) })).toEqual(
      [],
    );
  });

  it('compares what a bucket tells', () => {
    const bucket = (prefix: string, label = 'a'): Resources => ({
      aws_sns_topic: { Uploaded: { name: 'uploaded' } },
      aws_s3_bucket_notification: {
        Photos: {
          topic: [
            {
              ...{ id: label, topic_arn: '${aws_sns_topic.Uploaded.arn}' },
              ...{ events: ['s3:ObjectCreated:*'], filter_prefix: prefix },
            },
          ],
        },
      },
    });
    expect(told(filters, { before: bucket('uploads/'), after: bucket('in/') })).toEqual([
      '+ shop/Photos now tells uploaded (shop/Uploaded) of s3:ObjectCreated:* for objects beginning with in/',
      '- shop/Photos no longer tells uploaded (shop/Uploaded) of s3:ObjectCreated:* for objects beginning with uploads/',
    ]);
    expect(told(filters, { before: bucket('in/'), after: bucket('in/', 'b') })).toEqual([]);
  });
});
