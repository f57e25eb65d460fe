import { allAddresses, isEmpty, NO_ADDRESSES, withoutAddresses, type Addresses } from './addresses';

/** Whom a rule lets in or out. */
export interface Peers {
  readonly addresses: Addresses;
  /** What is named instead of an address: groups and prefix lists, by key, with what a person calls them. */
  readonly named: ReadonlyMap<string, string>;
}

/** What a rule lets pass. Ports are those of tcp and udp; of ICMP they are type and code. */
export interface Traffic {
  /** Such as `tcp`; `-1` for every protocol. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly peers: Peers;
}

/** Every port, and every type and code of ICMP. */
export const ALL_PORTS = { from: 0, to: 65_535 } as const;

export const NOBODY: Peers = { addresses: NO_ADDRESSES, named: new Map() };

/** What passes now and did not pass: however the rules are split, merged or ordered, it is the same. */
export function newTraffic(
  now: readonly Traffic[],
  before: readonly Traffic[],
): readonly Traffic[] {
  const protocols = [...new Set(now.map(({ protocol }) => protocol))].sort();
  return protocols.flatMap((protocol) => {
    const same = now.filter((each) => each.protocol === protocol);
    const passed = before.filter((each) => each.protocol === protocol || each.protocol === '-1');
    // What passes as a part of every protocol is told there.
    const told = protocol === '-1' ? [] : now.filter((each) => each.protocol === '-1');
    return newPorts(protocol, same, [...passed, ...told]);
  });
}

function newPorts(
  protocol: string,
  now: readonly Traffic[],
  before: readonly Traffic[],
): readonly Traffic[] {
  const first = Math.min(...now.map(({ from }) => from));
  const end = Math.max(...now.map(({ to }) => to)) + 1;
  const near = before.filter(({ from, to }) => from < end && to >= first);
  const starts = [...now, ...near]
    .flatMap(({ from, to }) => [from, to + 1])
    .filter((port) => first <= port && port <= end);
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  const found: Traffic[] = [];
  const [passing, passed] = [sweep(now), sweep(near)];
  sorted.slice(0, -1).forEach((from, at) => {
    const to = (sorted[at + 1] ?? from + 1) - 1;
    const peers = without(passing(from), passed(from));
    if (!hasNobody(peers)) push(found, { protocol, from, to, peers });
  });
  return found;
}

/** Puts ports together that stand side by side and have the same peers. */
function push(found: Traffic[], next: Traffic): void {
  const last = found.at(-1);
  if (last !== undefined && last.to + 1 === next.from && peersKey(last) === peersKey(next)) {
    found[found.length - 1] = { ...last, to: next.to };
  } else found.push(next);
}

/** Whom a port lets pass, asked for one port after the other in their order. */
function sweep(traffic: readonly Traffic[]): (port: number) => Peers {
  const coming = [...traffic].sort((a, b) => b.from - a.from);
  let open: readonly Traffic[] = [];
  return (port) => {
    const begun: Traffic[] = [];
    for (let next = coming.at(-1); next !== undefined && next.from <= port; next = coming.at(-1)) {
      begun.push(next);
      coming.pop();
    }
    open = [...open, ...begun].filter(({ to }) => to >= port);
    return open.length === 0 ? NOBODY : allPeers(open.map(({ peers }) => peers));
  };
}

/** The peers of all of them. */
export function allPeers(all: readonly Peers[]): Peers {
  return {
    addresses: allAddresses(all.map(({ addresses }) => addresses)),
    named: new Map(all.flatMap(({ named }) => [...named])),
  };
}

function without(from: Peers, taken: Peers): Peers {
  return {
    addresses: withoutAddresses(from.addresses, taken.addresses),
    named: new Map([...from.named].filter(([key]) => !taken.named.has(key))),
  };
}

function hasNobody({ addresses, named }: Peers): boolean {
  return isEmpty(addresses) && named.size === 0;
}

/** The same for the same peers, however they were written. */
export function peersKey({ peers: { addresses, named } }: Traffic): string {
  const intervals = [...addresses.v4, ...addresses.v6].map(({ first, last }) => `${first}-${last}`);
  return [...intervals, ...[...named.keys()].sort()].join(' ');
}
