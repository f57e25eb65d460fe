import type { Interval, Intervals } from './intervals';
import type { Peers, Traffic } from './traffic';

/** So many ports stand in one place of the index. */
const PORTS = 256;

/** Traffic by its ports, to be asked for what has to do with some other traffic. */
export class NearTraffic {
  readonly #places = new Map<number, Traffic[]>();

  constructor(all: readonly Traffic[]) {
    this.add(all);
  }

  add(all: readonly Traffic[]): void {
    for (const traffic of all) {
      for (const place of placesOf(traffic)) {
        const known = this.#places.get(place);
        if (known === undefined) this.#places.set(place, [traffic]);
        else known.push(traffic);
      }
    }
  }

  /** What shares ports and peers with one of `some`, whatever its protocol; the rest takes nothing of them away. */
  to(some: readonly Traffic[]): readonly Traffic[] {
    const found = new Set<Traffic>();
    for (const each of some) {
      for (const place of placesOf(each)) {
        for (const traffic of this.#places.get(place) ?? []) {
          if (sharesPeers(traffic.peers, each.peers)) found.add(traffic);
        }
      }
    }
    return [...found];
  }
}

function placesOf({ from, to }: Traffic): readonly number[] {
  const first = Math.floor(from / PORTS);
  return Array.from({ length: Math.floor(to / PORTS) - first + 1 }, (_, at) => first + at);
}

function sharesPeers(a: Peers, b: Peers): boolean {
  return (
    meets(a.addresses.v4, b.addresses.v4) ||
    meets(a.addresses.v6, b.addresses.v6) ||
    [...a.named.keys()].some((key) => b.named.has(key))
  );
}

function meets(a: Intervals, b: Intervals): boolean {
  return a.some((one: Interval) =>
    b.some((other) => one.first <= other.last && other.first <= one.last),
  );
}
