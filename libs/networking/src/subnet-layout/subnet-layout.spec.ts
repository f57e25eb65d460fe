import * as fc from 'fast-check';
import type { Prefix } from '../address/prefix';
import {
  addressCount,
  contains,
  formatPrefix,
  overlappingPairs,
  overlaps,
  parsePrefix,
} from '../address/prefix';
import type { ComputedTier, GivenTier, Layout, LayoutInput } from './subnet-layout';
import { layOutSubnets } from './subnet-layout';

const prefix = (text: string): Prefix => {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`no prefix: ${text}`);
  return parsed;
};

const inMain = (name: string, prefixLength: number, slots = 4): ComputedTier => ({
  name,
  block: 'main',
  prefixLength,
  slots,
});

const given = (name: string, ...prefixes: readonly string[]): GivenTier => ({
  name,
  prefixes: prefixes.map(prefix),
});

const layOut = (main: string, tiers: LayoutInput['tiers']): Layout =>
  layOutSubnets({ blocks: { main: prefix(main) }, tiers });

const written = (layout: Layout): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(layout.tiers).map(([name, { prefixes }]) => [name, prefixes.map(formatPrefix)]),
  );

/** Blocks and tiers as people have them, too many for their block now and then. */
const anyInput = fc
  .record({
    main: fc.constantFrom('10.0.0.0/16', '10.64.0.0/12', '192.168.0.0/20', '2001:db8::/56'),
    sizes: fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 6 })), { maxLength: 12 }),
  })
  .map(({ main, sizes }) => {
    const block = prefix(main);
    const tiers = sizes.map(([bits, slots], index) =>
      inMain(
        `t${index}`,
        Math.min(block.length + 1 + bits, block.family === 'ipv4' ? 28 : 64),
        slots,
      ),
    );
    return { blocks: { main: block }, tiers };
  });

const everySubnet = (layout: Layout) =>
  Object.values(layout.tiers).flatMap((tier) => tier.prefixes);

describe('whatever is asked for', () => {
  it('puts every subnet inside the block, at its size, sharing no address with another', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layOutSubnets(input);
        const subnets = everySubnet(layout);
        expect(subnets.every((subnet) => contains(input.blocks.main, subnet))).toBe(true);
        expect(overlappingPairs(subnets)).toEqual([]);
        for (const tier of input.tiers) {
          const prefixes = layout.tiers[tier.name]?.prefixes;
          if (!prefixes) continue;
          expect(prefixes.map(({ length }) => length)).toEqual(
            Array<number>(tier.slots).fill(tier.prefixLength),
          );
        }
      }),
    );
  });

  it('moves nothing when a tier is added at the end', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = layOutSubnets({ ...input, tiers: input.tiers.slice(0, -1) });
        const after = layOutSubnets(input);
        expect(after.tiers).toMatchObject(before.tiers);
      }),
    );
  });

  it('moves nothing when a block is added', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const blocks = { ...input.blocks, more: prefix('100.64.0.0/16') };
        expect(layOutSubnets({ ...input, blocks })).toEqual(layOutSubnets(input));
      }),
    );
  });

  it('refuses a tier only where no aligned run of its slots is free', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layOutSubnets(input);
        input.tiers.forEach((tier, index) => {
          if (layout.tiers[tier.name]) return;
          const before = layOutSubnets({ ...input, tiers: input.tiers.slice(0, index) });
          expect(freeRun(input.blocks.main, tier, everySubnet(before))).toBeUndefined();
        });
      }),
    );
  });

  it('leaves no gap between tiers of falling size with a power of two of slots', () => {
    const falling = fc
      .array(fc.tuple(fc.integer({ min: 18, max: 28 }), fc.constantFrom(1, 2, 4)), {
        minLength: 1,
        maxLength: 6,
      })
      .map((sizes) =>
        sizes
          .map(([length, slots], index) => inMain(`t${index}`, length, slots))
          .sort(
            (one, other) =>
              other.slots * 2 ** -other.prefixLength - one.slots * 2 ** -one.prefixLength,
          ),
      );
    fc.assert(
      fc.property(falling, (tiers) => {
        const layout = layOut('10.0.0.0/12', tiers);
        const subnets = everySubnet(layout);
        const end = subnets.reduce(
          (sum, subnet) => sum + addressCount(subnet),
          prefix('10.0.0.0/12').first,
        );
        expect(layout.problems).toEqual([]);
        expect(subnets.every((subnet) => subnet.first + addressCount(subnet) <= end)).toBe(true);
      }),
    );
  });
});

/** Looks at every aligned place, one after the other. */
function freeRun(
  block: Prefix,
  tier: ComputedTier,
  taken: readonly Prefix[],
): Prefix[] | undefined {
  const size = 1n << BigInt((block.family === 'ipv4' ? 32 : 128) - tier.prefixLength);
  const step = size * BigInt([1, 1, 2, 4, 4, 8, 8][tier.slots] ?? 8);
  const end = block.first + addressCount(block);
  for (let first = block.first; first + size * BigInt(tier.slots) <= end; first += step) {
    const run = Array.from({ length: tier.slots }, (_, slot) => ({
      family: block.family,
      first: first + BigInt(slot) * size,
      length: tier.prefixLength,
    }));
    if (!run.some((one) => taken.some((other) => overlaps(one, other)))) return run;
  }
  return undefined;
}

it('gives each tier one run of slots, in the order of the tiers', () => {
  const layout = layOut('10.0.0.0/16', [inMain('private', 20), inMain('public', 24)]);
  expect(written(layout)).toEqual({
    private: ['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20', '10.0.48.0/20'],
    public: ['10.0.64.0/24', '10.0.65.0/24', '10.0.66.0/24', '10.0.67.0/24'],
  });
});

it('fills with a small tier the gap that a large one leaves by its alignment', () => {
  const layout = layOut('10.0.0.0/16', [
    inMain('small', 24, 1),
    inMain('large', 20, 2),
    inMain('smaller', 26, 2),
  ]);
  expect(written(layout)).toEqual({
    small: ['10.0.0.0/24'],
    large: ['10.0.32.0/20', '10.0.48.0/20'],
    smaller: ['10.0.1.0/26', '10.0.1.64/26'],
  });
});

it('lays out each block by itself', () => {
  const blocks = { main: prefix('10.0.0.0/24'), pods: prefix('100.64.0.0/16') };
  const layout = layOutSubnets({
    blocks,
    tiers: [inMain('web', 26, 2), { ...inMain('pods', 18, 3), block: 'pods' }, inMain('db', 28, 2)],
  });
  expect(written(layout)).toEqual({
    web: ['10.0.0.0/26', '10.0.0.64/26'],
    pods: ['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18'],
    db: ['10.0.0.128/28', '10.0.0.144/28'],
  });
});

it('places computed tiers around given ones that come before them', () => {
  const layout = layOut('10.0.0.0/24', [given('old', '10.0.0.0/28'), inMain('new', 26, 2)]);
  expect(written(layout)['new']).toEqual(['10.0.0.128/26', '10.0.0.192/26']);
});

it.each([
  [
    [inMain('a', 25, 2), inMain('b', 28, 1)],
    'tier b: a /28 must fit into 10.0.0.0/24 (main) beside the tiers before it',
  ],
  [[inMain('a', 25, 3)], 'tier a: 3 times /25 must fit into 10.0.0.0/24 (main)'],
  [[{ ...inMain('a', 26), block: 'pods' }], 'tier a: block must be one of main, got "pods"'],
  [[given('a', '10.0.1.0/26')], 'tier a: 10.0.1.0/26 must be inside 10.0.0.0/24'],
  [
    [inMain('a', 26, 2), given('b', '10.0.0.64/28')],
    'tier b: 10.0.0.64/28 must not overlap 10.0.0.64/26, which tier a has or keeps for a further zone',
  ],
  [
    [given('a', '10.0.0.0/26', '10.0.0.32/27')],
    'tier a: 10.0.0.32/27 must not overlap 10.0.0.0/26, which tier a has',
  ],
])('says what does not fit: %#', (tiers, problem) => {
  const { problems } = layOut('10.0.0.0/24', tiers);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

it.each([
  [[inMain('a', 25, 2)]],
  [[inMain('a', 26, 3), inMain('b', 28, 4)]],
  [[inMain('a', 26, 2), given('b', '10.0.0.128/28', '10.0.0.144/28')]],
])('takes what just fits: %#', (tiers) => {
  expect(layOut('10.0.0.0/24', tiers).problems).toEqual([]);
});

it('says the size of a block whose place is not known', () => {
  const blocks = { main: { family: 'ipv4', first: 0n, length: 24 } as const };
  expect(layOutSubnets({ blocks, tiers: [inMain('a', 24, 2)] }).problems[0]).toContain(
    '2 times /24 must fit into a block of /24 (main)',
  );
});
