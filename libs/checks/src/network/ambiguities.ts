import { AddressIndex, type Entry } from '../cidr/address-index';
import { contains } from '../cidr/cidr';
import type { Network } from './networks';
import { entriesOf, type Reach, type View } from './view';

type Family = readonly Entry<Network>[];
type Pair = readonly [Entry<Network>, Entry<Network>];

/** Networks that share addresses, and the VPCs that can get to two of them. */
export interface Ambiguity {
  readonly viewers: readonly [Network, ...Network[]];
  /** Two of the networks, neither of them the first viewer. */
  readonly pair: Pair;
  readonly networks: readonly Network[];
}

/** What VPCs get to that shares addresses: the same networks are one, whoever gets to them. */
export function ambiguitiesIn(views: readonly View[]): readonly Ambiguity[] {
  const found = new Map<string, { viewers: [Network, ...Network[]]; pair: Pair; family: Family }>();
  const families = sharedFamilies();
  for (const view of views) {
    const beside = familiesBeside(view);
    const joined = new Set(beside.flat());
    const together = families(view.shared);
    const others =
      joined.size === 0
        ? together
        : together.filter((family) => !family.some((each) => joined.has(each)));
    for (const family of [...beside, ...others]) {
      const pair = pairIn(family, view.vpc);
      if (pair === undefined) continue;
      const key = signatureOf(family);
      const known = found.get(key);
      if (known === undefined) found.set(key, { viewers: [view.vpc], pair, family });
      else known.viewers.push(view.vpc);
    }
  }
  return [...found.values()].map(({ viewers, pair, family }) => ({
    viewers,
    pair,
    networks: [...new Set(family.map(({ owner }) => owner))],
  }));
}

/** The families of what many VPCs get to that have two networks: read once for all of these VPCs. */
function sharedFamilies(): (shared: Reach) => readonly Family[] {
  const known = new Map<Reach, readonly Family[]>();
  return (shared) => {
    const families =
      known.get(shared) ??
      shared.addresses.families().filter((family) => pairIn(family) !== undefined);
    known.set(shared, families);
    return families;
  };
}

/** The families with a network that the VPC alone gets to. */
function familiesBeside({ own, shared }: View): readonly Family[] {
  if (own.length === 0) return [];
  const entries = entriesOf(own);
  const owned = new Set(entries);
  const met = entries.flatMap(({ block }) => [...shared.addresses.overlapping(block)]);
  const families: readonly Family[] = new AddressIndex([...entries, ...new Set(met)]).families();
  return families.filter((family) => family.some((each) => owned.has(each)));
}

/** Two that overlap and are not of one resource, neither of them of `without`. */
function pairIn(family: Family, without?: Network): Pair | undefined {
  const outer: Entry<Network>[] = [];
  for (const entry of family) {
    if (entry.owner === without) continue;
    while (outer.length > 0 && !outer.some(({ block }) => contains(block, entry.block)))
      outer.pop();
    for (const each of outer) {
      if (contains(each.block, entry.block) && each.owner.subject.key !== entry.owner.subject.key) {
        return [each, entry];
      }
    }
    outer.push(entry);
  }
  return undefined;
}

const signatures = new WeakMap<Family, string>();

function signatureOf(family: Family): string {
  const known = signatures.get(family);
  if (known !== undefined) return known;
  const names = family.map(
    ({ owner, block }) => `${owner.subject.key} ${owner.name} ${block.text}`,
  );
  const signature = names.sort().join('\n');
  signatures.set(family, signature);
  return signature;
}
