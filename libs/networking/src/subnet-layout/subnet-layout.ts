import type { Prefix } from '../address/prefix';
import { addressBits, addressCount, contains, formatPrefix, overlaps } from '../address/prefix';

/** A tier whose subnets get their places here. */
export interface ComputedTier {
  readonly name: string;
  /** The block that the tier lies in. */
  readonly block: string;
  /** The size of each subnet: the number behind the slash. */
  readonly prefixLength: number;
  /** How many subnets there will ever be: one for each zone, of today and later. */
  readonly slots: number;
}

/** A tier whose subnets have their places. */
export interface GivenTier {
  readonly name: string;
  readonly prefixes: readonly Prefix[];
}

export interface LayoutInput {
  /** The blocks to lie in, by name. Where a block's place is not known yet, one of its size at 0 stands for it. */
  readonly blocks: Readonly<Record<string, Prefix>>;
  /** In an order that only ever grows at the end. */
  readonly tiers: readonly (ComputedTier | GivenTier)[];
}

/** Where a tier's subnets lie. */
export interface TierPlace {
  readonly block: string;
  /** One for each slot; for a given tier, what was given. */
  readonly prefixes: readonly Prefix[];
}

export interface Layout {
  readonly tiers: Readonly<Record<string, TierPlace>>;
  /** What does not fit or overlaps, in words; the tiers concerned have no place. */
  readonly problems: readonly string[];
}

interface Taken {
  readonly tier: string;
  readonly prefix: Prefix;
}

/**
 * Places the subnets of tiers in blocks of addresses.
 *
 * A tier takes one run of slots, one slot a zone, all of one size. The run starts at the first free place of its block
 * where a power of two of slots would be aligned, so that four slots are one prefix. Tiers are placed in the order
 * given and look only at those before them. It follows that:
 *
 * - every subnet is inside its block and no two share an address;
 * - what is added at the end (a zone that has a slot, a tier, a block) moves nothing; a prefix that is added to a given
 *   tier moves the computed tiers after it only where it takes their place;
 * - a tier is refused only when no aligned run is free; later, smaller tiers fill the gaps that alignment leaves;
 * - tiers of falling size with a power of two of slots leave no gap at all.
 */
export function layOutSubnets({ blocks, tiers }: LayoutInput): Layout {
  const places: Record<string, TierPlace> = {};
  const problems: string[] = [];
  const takenIn = new Map<string, Taken[]>(Object.keys(blocks).map((name) => [name, []]));

  for (const tier of tiers) {
    const placed = 'prefixes' in tier ? take(tier, blocks, takenIn) : place(tier, blocks, takenIn);
    if ('problems' in placed) {
      problems.push(...placed.problems);
      continue;
    }
    places[tier.name] = placed;
    takenIn
      .get(placed.block)
      ?.push(...placed.prefixes.map((prefix) => ({ tier: tier.name, prefix })));
  }
  return { tiers: places, problems };
}

type Placed = TierPlace | { readonly problems: readonly string[] };

function place(
  { name, block: blockName, prefixLength, slots }: ComputedTier,
  blocks: LayoutInput['blocks'],
  takenIn: ReadonlyMap<string, readonly Taken[]>,
): Placed {
  const block = blocks[blockName];
  if (block === undefined) {
    const known = Object.keys(blocks).join(', ');
    return { problems: [`tier ${name}: block must be one of ${known}, got "${blockName}"`] };
  }
  const size = 1n << BigInt(addressBits(block.family) - prefixLength);
  const first = firstFree(block, size, slots, takenIn.get(blockName) ?? []);
  if (first === undefined) {
    const wanted = slots === 1 ? `a /${prefixLength}` : `${slots} times /${prefixLength}`;
    return {
      problems: [
        `tier ${name}: ${wanted} must fit into ${describe(block)} (${blockName}) beside the tiers before it: make the subnets smaller, reserve fewer zones or add a block`,
      ],
    };
  }
  const prefixes = Array.from({ length: slots }, (_, slot) => ({
    family: block.family,
    first: first + BigInt(slot) * size,
    length: prefixLength,
  }));
  return { block: blockName, prefixes };
}

/** The first place of a run that is aligned and free. */
function firstFree(
  block: Prefix,
  size: bigint,
  slots: number,
  taken: readonly Taken[],
): bigint | undefined {
  const alignment = size * BigInt(powerOfTwoFrom(slots));
  const run = size * BigInt(slots);
  const end = block.first + addressCount(block);
  let first = block.first;
  while (first + run <= end) {
    const here = first;
    const last = taken
      .map(({ prefix }) => prefix)
      .filter((prefix) => prefix.first < here + run && here < prefix.first + addressCount(prefix))
      .reduce<bigint | undefined>((highest, prefix) => {
        const after = prefix.first + addressCount(prefix);
        return highest === undefined || after > highest ? after : highest;
      }, undefined);
    if (last === undefined) return first;
    first = block.first + roundUp(last - block.first, alignment);
  }
  return undefined;
}

function take(
  { name, prefixes }: GivenTier,
  blocks: LayoutInput['blocks'],
  takenIn: ReadonlyMap<string, readonly Taken[]>,
): Placed {
  const taken = [...takenIn.values()].flat();
  const problems = prefixes.flatMap((prefix, index) => {
    const around = blockAround(prefix, blocks);
    const earlier = [
      ...taken,
      ...prefixes.slice(0, index).map((other) => ({ tier: name, prefix: other })),
    ];
    return [
      ...(around === undefined
        ? [
            `tier ${name}: ${formatPrefix(prefix)} must be inside ${Object.values(blocks).map(formatPrefix).join(' or ')}`,
          ]
        : []),
      ...earlier
        .filter((other) => overlaps(prefix, other.prefix))
        .map(
          (other) =>
            `tier ${name}: ${formatPrefix(prefix)} must not overlap ${formatPrefix(other.prefix)}, which tier ${other.tier} has or keeps for a further zone`,
        ),
    ];
  });
  const [first] = prefixes;
  if (problems.length > 0) return { problems };
  return { block: (first && blockAround(first, blocks)) ?? '', prefixes };
}

function blockAround(prefix: Prefix, blocks: LayoutInput['blocks']): string | undefined {
  return Object.entries(blocks).find(([, block]) => contains(block, prefix))?.[0];
}

/** A block at 0 stands for one whose place is not known. */
function describe(block: Prefix): string {
  return block.first === 0n ? `a block of /${block.length}` : formatPrefix(block);
}

function powerOfTwoFrom(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}

function roundUp(value: bigint, step: bigint): bigint {
  return ((value + step - 1n) / step) * step;
}
