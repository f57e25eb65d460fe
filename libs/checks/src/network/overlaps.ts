import type { Entry } from '../cidr/address-index';
import { overlaps, type Cidr } from '../cidr/cidr';
import { Clusters } from '../grouping/clusters';
import { groupBy } from '../grouping/grouping';
import type { Network } from './networks';
import { entriesOf, type Reach, type View } from './view';

/** A block of a VPC, and what shares addresses with it among what the VPC can get to. */
export interface Overlap {
  readonly vpc: Network;
  readonly block: Cidr;
  readonly others: readonly Entry<Network>[];
  /** VPCs that overlap for the same cause, with any of these or with others. */
  readonly also: readonly Network[];
}

type Found = Omit<Overlap, 'also'>;

/**
 * Blocks of VPCs that overlap with what these can get to. Blocks that overlap with each other, directly or
 * over others, have one cause and are one overlap: of the block that overlaps with most.
 */
export function overlapsIn(views: readonly View[]): readonly Overlap[] {
  const clusters = new Clusters<string>();
  const lookUp = sharedOverlaps(clusters);
  const found = views.flatMap(({ vpc, shared, own }) =>
    vpc.blocks.flatMap((block): Found | [] => {
      const beside = entriesOf(own).filter((entry) => overlaps(entry.block, block));
      for (const entry of beside) {
        clusters.join(placeOf(vpc, block), placeOf(entry.owner, entry.block));
      }
      const inShared = lookUp(shared, vpc, block);
      // What is peered with may be behind the same gateway, too.
      const others = beside.length === 0 ? inShared : distinct([...beside, ...inShared]);
      return others.some(({ owner }) => owner !== vpc) ? { vpc, block, others } : [];
    }),
  );
  const causes = groupBy(found, ({ vpc, block }) => clusters.leaderOf(placeOf(vpc, block)));
  return [...causes.values()].map((all) => overlapOf(all));
}

function overlapOf(all: readonly Found[]): Overlap {
  const { vpc, block, others } = all.reduce((a, b) => (b.others.length > a.others.length ? b : a));
  const also = new Set(all.map((each) => each.vpc));
  for (const network of [vpc, ...others.map(({ owner }) => owner)]) also.delete(network);
  return { vpc, block, others: others.filter(({ owner }) => owner !== vpc), also: [...also] };
}

/** Looks up what overlaps among what many VPCs get to: once for all of them that have the same block. */
function sharedOverlaps(
  clusters: Clusters<string>,
): (shared: Reach, vpc: Network, block: Cidr) => readonly Entry<Network>[] {
  type Known = { readonly first: string; readonly others: readonly Entry<Network>[] };
  const known = new Map<Reach, Map<string, Known>>();
  return (shared, vpc, block) => {
    const place = placeOf(vpc, block);
    const inShared = known.get(shared) ?? new Map<string, Known>();
    known.set(shared, inShared);
    const same = inShared.get(block.text);
    if (same !== undefined) {
      if (same.others.some(({ owner }) => owner !== vpc)) clusters.join(same.first, place);
      return same.others;
    }
    const others = [...shared.addresses.overlapping(block)];
    for (const entry of others) clusters.join(place, placeOf(entry.owner, entry.block));
    inShared.set(block.text, { first: place, others });
    return others;
  };
}

function distinct(entries: readonly Entry<Network>[]): readonly Entry<Network>[] {
  return [...new Map(entries.map((entry) => [placeOf(entry.owner, entry.block), entry])).values()];
}

function placeOf({ subject, name }: Network, { text }: Cidr): string {
  return `${subject.key} ${name} ${text}`;
}
