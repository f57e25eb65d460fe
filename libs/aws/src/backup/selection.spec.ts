import { matchesArn, selects, selectsEverything } from '../index';
import type { ArnMatcher, Candidate, Selection, TagCondition } from '../index';

function candidate(arn: string, service: string, tags: Record<string, string> = {}): Candidate {
  return { arn, service, tags: new Map(Object.entries(tags)) };
}

const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

const STORES = {
  'tagged volume': candidate(VOLUME, 'EBS', { backup: 'yes', owner: 'example' }),
  'volume of somebody else': candidate(VOLUME, 'EBS', { backup: 'yes', owner: 'other' }),
  'plain volume': candidate(VOLUME, 'EBS'),
  'tagged table': candidate(TABLE, 'DynamoDB', { backup: 'yes' }),
  'plain table': candidate(TABLE, 'DynamoDB'),
};

const arn = (text: string): ArnMatcher => ({
  text,
  matches: (each) => each.arn !== undefined && matchesArn(text, each.arn),
});
const equals = (key: string, value: string): TagCondition => ({
  operator: 'StringEquals',
  key,
  value,
});
const EVERY_VOLUME = arn('arn:aws:ec2:*:*:volume/*');

function selected(selection: Partial<Selection>, optedIn = true): readonly string[] {
  const whole = { resources: [], notResources: [], anyTags: [], conditions: [], ...selection };
  return Object.entries(STORES)
    .filter(([, store]) => selects(whole, store, optedIn))
    .map(([name]) => name);
}

describe("the examples of AWS's article on assigning resources", () => {
  it('selects the volumes that meet both conditions', () => {
    const conditions = [equals('backup', 'yes'), equals('owner', 'example')];
    expect(selected({ resources: [EVERY_VOLUME], conditions })).toEqual(['tagged volume']);
  });

  it('selects what meets both conditions, of whatever type', () => {
    const conditions = [equals('backup', 'yes'), equals('owner', 'example')];
    expect(selected({ resources: [arn('*')], conditions })).toEqual(['tagged volume']);
  });

  it('selects every volume, and what has the tag besides', () => {
    expect(selected({ resources: [EVERY_VOLUME], anyTags: [equals('backup', 'yes')] })).toEqual([
      'tagged volume',
      'volume of somebody else',
      'plain volume',
      'tagged table',
    ]);
  });

  it('selects what has one tag or the other', () => {
    const anyTags = [equals('owner', 'other'), equals('owner', 'example')];
    expect(selected({ anyTags })).toEqual(['tagged volume', 'volume of somebody else']);
  });
});

it('selects everything where nothing is named', () => {
  expect(selected({})).toEqual(Object.keys(STORES));
});

it('leaves out what it excludes', () => {
  expect(selected({ resources: [arn('*')], notResources: [EVERY_VOLUME] })).toEqual([
    'tagged table',
    'plain table',
  ]);
});

it('takes a resource without the tag as one whose tag is not equal', () => {
  const conditions: TagCondition[] = [{ operator: 'StringNotEquals', key: 'backup', value: 'yes' }];
  expect(selected({ resources: [arn('*')], conditions })).toEqual(['plain volume', 'plain table']);
});

it('compares a part of a tag', () => {
  const conditions: TagCondition[] = [{ operator: 'StringLike', key: 'owner', value: 'ex*' }];
  expect(selected({ resources: [arn('*')], conditions })).toEqual(['tagged volume']);
});

describe('a service that is not opted in', () => {
  it.each<[string, Partial<Selection>]>([
    ['a tag', { anyTags: [equals('backup', 'yes')] }],
    ['everything', { resources: [arn('*')] }],
    ['a service', { resources: [arn('arn:aws:ec2:*')] }],
    ['nothing', {}],
  ])('is not selected by %s', (_, selection) => {
    expect(selected(selection, false)).toEqual([]);
  });

  it('is selected by its type', () => {
    expect(selected({ resources: [EVERY_VOLUME] }, false)).toHaveLength(3);
  });

  it('is not selected by its type where types share an ARN', () => {
    const cluster = candidate('arn:aws:rds:eu-west-1:111122223333:cluster:orders', 'Aurora');
    const selection = {
      resources: [arn('arn:aws:rds:*:*:cluster:*')],
      notResources: [],
      anyTags: [],
      conditions: [],
    };
    expect(selects(selection, cluster, false)).toBe(false);
    expect(selects(selection, cluster, true)).toBe(true);
  });
});

describe('what is not known', () => {
  const selection = { resources: [], notResources: [], conditions: [] };
  const anyTags = [equals('backup', 'yes')];

  it('is not taken for a no', () => {
    const store = { service: 'EBS', tags: new Map([['backup', undefined]]) };
    expect(selects({ ...selection, anyTags }, store, true)).toBeUndefined();
  });

  it('does not matter where something known decides', () => {
    const store = { service: 'EBS', tags: new Map<string, string>(), tagsMayBeMore: true };
    const notResources = [arn('*')].map((each) => ({ ...each, matches: () => true }));
    expect(selects({ ...selection, anyTags, notResources }, store, true)).toBe(false);
  });

  it('may be a tag that somebody else sets', () => {
    const store = { service: 'EBS', tags: new Map<string, string>(), tagsMayBeMore: true };
    expect(selects({ ...selection, anyTags }, store, true)).toBeUndefined();
  });
});

it.each<[Partial<Selection>, boolean]>([
  [{}, true],
  [{ resources: [arn('*')] }, true],
  [{ resources: [arn('*')], conditions: [equals('backup', 'yes')] }, false],
  [{ anyTags: [equals('backup', 'yes')] }, false],
  [{ resources: [EVERY_VOLUME] }, false],
])('%j selects everything: %p', (selection, everything) => {
  const whole = { resources: [], notResources: [], anyTags: [], conditions: [], ...selection };
  expect(selectsEverything(whole)).toBe(everything);
});
