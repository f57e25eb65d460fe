import { stackOf, type Resources } from '../testing/observe';
import {
  bucketsOf,
  endpointsOf,
  functionsOf,
  halfOutside,
  hubOf,
  ownTables,
  sameAddresses,
  star,
  subnetsOf,
} from '../testing/estates';
import { operationsOf } from '../testing/operations';
import { checkConfigurations } from './check-configurations';

const ESTATES: Readonly<Record<string, (size: number) => Resources>> = {
  'VPCs on a Transit Gateway': hubOf,
  'VPCs of which half are outside of the only route': halfOutside,
  'VPCs that all have the same addresses': sameAddresses,
  'VPCs with a route table of the Transit Gateway each': ownTables,
  'VPCs that are peered with one': star,
  'subnets of one VPC': subnetsOf,
  'subnets that all have the same addresses': (size) => subnetsOf(size, '10.0.0.0/24'),
  'interface endpoints with their security groups': endpointsOf,
  'replicated buckets behind distributions': bucketsOf,
  'functions in a row': functionsOf,
};

const SIZE = 20;

/** A step that takes n·log n is taken 2.4 times as often; one for every two of them 4 times. */
const LARGEST_FACTOR = 3;

/** What is seldom proves nothing, and V8 leaves out blocks that are entered as often as the one around. */
const SELDOM = SIZE ** 2;

it.each(Object.keys(ESTATES))('takes no step of a check for every two of many %s', (name) => {
  const checkOf = (size: number) => {
    const stack = stackOf(ESTATES[name]?.(size) ?? {});
    return () => void checkConfigurations([stack]);
  };
  // V8 loses counts of functions that it optimizes meanwhile, so each size runs twice.
  const [, ...counts] = operationsOf([1, 1, 2, 1, 2].map((times) => checkOf(times * SIZE)));
  const [fewer, more, fewerAgain, moreAgain] = counts.map(
    (each) => (block: string) => each.get(block) ?? 0,
  );
  const steep = [...(counts[1]?.keys() ?? [])].flatMap((block) => {
    const before = Math.max(fewer?.(block) ?? 0, fewerAgain?.(block) ?? 0);
    const after = Math.min(more?.(block) ?? 0, moreAgain?.(block) ?? 0);
    const isSteep = before > 0 && after > SELDOM && after > LARGEST_FACTOR * before;
    return isSteep ? [`${block}: ${before}, then ${after}`] : [];
  });
  expect(steep).toEqual([]);
});

it.each([
  ['missing-return-route', halfOutside(40)],
  ['overlapping-networks', sameAddresses(40)],
  ['ambiguous-networks', sameAddresses(40)],
  ['misplaced-subnet', subnetsOf(40, '10.0.0.0/24')],
])('%s is one finding where it has one cause', (rule, resources) => {
  const { findings } = checkConfigurations([stackOf(resources)]);
  expect(findings.filter(({ ruleId }) => ruleId === rule)).toHaveLength(1);
});
