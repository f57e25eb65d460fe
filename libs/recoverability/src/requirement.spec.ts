import { parseStack } from '@archway/terraform';
import { expectRecoverable, missesOf, lineOfMiss, parseRequirement, recoverability } from './index';
import type { Requirement } from './index';

const DOCUMENT = {
  provider: { aws: [{ region: 'eu-west-1' }] },
  variable: { tags: {} },
  resource: {
    aws_dynamodb_table: {
      Critical: { tags: { critical: 'yes' } },
      Plain: { tags: { critical: 'no' } },
      Open: { tags: { critical: '${var.tags}' } },
      Later: { tags: '${var.tags}' },
    },
  },
};

const stackNamed = (name: string) =>
  parseStack(JSON.stringify(DOCUMENT), `stacks/${name}/cdk.tf.json`);

function linesFor(...texts: string[]): readonly string[] {
  const requirements = texts.map((text) => parseRequirement(text) as Requirement);
  return missesOf(recoverability([stackNamed('shop')]), requirements).map(lineOfMiss);
}

it('demands of stores with a tag, and of those that may have it', () => {
  expect(linesFor('critical=yes:rpo=1h')).toEqual([
    'aws_dynamodb_table.Critical (shop, eu-west-1): rpo: nothing recovers it',
    'aws_dynamodb_table.Later (shop, eu-west-1): rpo: nothing recovers it',
    'aws_dynamodb_table.Open (shop, eu-west-1): rpo: nothing recovers it',
  ]);
});

it('names a store once for each objective, whatever the number of requirements', () => {
  expect(linesFor('rpo=1h', 'critical=no:rpo=5m')).toHaveLength(4);
  expect(linesFor('rpo=1h,rto=1h')).toHaveLength(8);
});

it('tells stores of the same address apart by their stack', () => {
  const stores = recoverability([stackNamed('first'), stackNamed('second')]);
  const lines = missesOf(stores, [{ rpo: 60 }]).map(lineOfMiss);
  expect(new Set(lines).size).toBe(8);
});

it.each<[string, Requirement | RegExp]>([
  ['rpo=15m,region-rpo=1d', { rpo: 15, regionRpo: 1_440 }],
  ['critical=yes:rto=1h', { tag: { key: 'critical', value: 'yes' }, rto: 60 }],
  ['team:name=a:b:rto=1h', { tag: { key: 'team:name', value: 'a:b' }, rto: 60 }],
  ['critical:rto=1h', /'critical' must be a tag such as critical=yes/],
  ['critical=yes:', /must be such as rpo=15m/],
  ['loss=1h', /'loss' must be rpo, rto or region-rpo/],
])('reads %s', (text, expected) => {
  const parsed = parseRequirement(text);
  if (expected instanceof RegExp) expect(parsed).toMatch(expected);
  else expect(parsed).toEqual(expected);
});

it('demands of stacks that a program holds', () => {
  const stack = { toTerraform: () => DOCUMENT };
  const demand = (value: string) => () =>
    expectRecoverable([stack], { tag: { key: 'critical', value }, except: OPEN });
  expect(demand('yes')).toThrow(/aws_dynamodb_table\.Critical .*: rpo: nothing recovers it/);
  expect(demand('perhaps')).not.toThrow();
});

it('demands of the stacks of a program together', () => {
  const table = { aws_dynamodb_table: { It: { point_in_time_recovery: [{ enabled: true }] } } };
  const primary = { toTerraform: () => ({ resource: table }) };
  const copies = { toTerraform: () => ({ resource: { aws_dynamodb_table: { It: {} } } }) };
  const demand = () => {
    // #region stacks
    expectRecoverable([primary, copies], { rpo: '1d', rto: '2h', restoreTimes: { '*': '1h' } });
    // #endregion
  };
  // A table of the same address in each: the second has nothing, and no record says when clients leave the first.
  expect(demand).toThrow(/^aws_dynamodb_table\.It \(2\): rpo: nothing recovers it/m);
  expect(demand).toThrow(/^aws_dynamodb_table\.It \(1\): rto is not known \(detection/m);
});

const OPEN = ['aws_dynamodb_table.Open', 'aws_dynamodb_table.Later'];
