import { groupBy } from '../grouping/grouping';
import { overlaps, type Cidr } from './cidr';

/** A block, and what has it. */
export interface Entry<Owner> {
  readonly block: Cidr;
  readonly owner: Owner;
}

/**
 * Blocks, ordered so that those that overlap with a block are found without looking at the others. Two
 * blocks of addresses never overlap in part: one contains the other, or they are apart.
 */
export class AddressIndex<Owner> {
  /** By first address; of those that begin together, the widest first. */
  private readonly sorted: readonly Entry<Owner>[];
  private readonly byBlock: ReadonlyMap<string, readonly Entry<Owner>[]>;
  /** The prefix lengths of each address family, the widest first. */
  private readonly lengths: Readonly<Record<Cidr['bits'], readonly number[]>>;

  constructor(entries: Iterable<Entry<Owner>>) {
    this.sorted = [...entries].sort(byAddress);
    this.byBlock = groupBy(this.sorted, ({ block }) =>
      keyOf(block.bits, block.first, block.length),
    );
    const lengths = { 32: new Set<number>(), 128: new Set<number>() };
    for (const { block } of this.sorted) lengths[block.bits].add(block.length);
    this.lengths = { 32: ascending(lengths[32]), 128: ascending(lengths[128]) };
  }

  /** What shares an address with a block: first what contains it, the widest first, then what it contains. */
  *overlapping(block: Cidr): Generator<Entry<Owner>> {
    yield* this.containing(block);
    for (let at = this.startOf(block); at < this.sorted.length; at += 1) {
      const entry = this.sorted[at];
      if (entry === undefined || !overlaps(entry.block, block)) return;
      if (entry.block.length > block.length) yield entry;
    }
  }

  /** What has all addresses of a block, the widest first. */
  *containing({ bits, first, length }: Cidr): Generator<Entry<Owner>> {
    for (const each of this.lengths[bits]) {
      if (each > length) return;
      const host = BigInt(bits - each);
      yield* this.byBlock.get(keyOf(bits, (first >> host) << host, each)) ?? [];
    }
  }

  /** What shares addresses, together: the widest block leads, and all others are in it. */
  families(): readonly (readonly [Entry<Owner>, ...Entry<Owner>[]])[] {
    const families: [Entry<Owner>, ...Entry<Owner>[]][] = [];
    for (const entry of this.sorted) {
      const last = families.at(-1);
      if (last !== undefined && overlaps(last[0].block, entry.block)) last.push(entry);
      else families.push([entry]);
    }
    return families;
  }

  /** The first place whose block does not come before another one. */
  private startOf(block: Cidr): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.sorted[middle];
      if (entry !== undefined && byAddress(entry, { block }) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function byAddress(a: { readonly block: Cidr }, b: { readonly block: Cidr }): number {
  if (a.block.bits !== b.block.bits) return a.block.bits - b.block.bits;
  if (a.block.first !== b.block.first) return a.block.first < b.block.first ? -1 : 1;
  return a.block.length - b.block.length;
}

function keyOf(bits: number, first: bigint, length: number): string {
  return `${bits} ${first} ${length}`;
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
