import { parseCidr } from '@archway/checks';
import { Address4, Address6 } from 'ip-address';
import { minus, sizeOf, unionOf, type Interval, type Intervals } from './intervals';

/** Addresses of both families. */
export interface Addresses {
  readonly v4: Intervals;
  readonly v6: Intervals;
}

export const NO_ADDRESSES: Addresses = { v4: [], v6: [] };

/** Reads blocks; what is no block is left out. */
export function addressesOf(cidrs: readonly string[]): Addresses {
  const blocks = cidrs.map((text) => parseCidr(text)).filter((block) => block !== undefined);
  const of = (bits: number): Intervals => unionOf(blocks.filter((block) => block.bits === bits));
  return { v4: of(32), v6: of(128) };
}

/** The addresses of all of them. */
export function allAddresses(sets: readonly Addresses[]): Addresses {
  return {
    v4: unionOf(sets.flatMap(({ v4 }) => v4)),
    v6: unionOf(sets.flatMap(({ v6 }) => v6)),
  };
}

/** The addresses of `from` that are not in `taken`. */
export function withoutAddresses(from: Addresses, taken: Addresses): Addresses {
  return { v4: minus(from.v4, taken.v4), v6: minus(from.v6, taken.v6) };
}

export function isEmpty({ v4, v6 }: Addresses): boolean {
  return v4.length + v6.length === 0;
}

/** As few blocks as there can be, those of IPv4 first. */
export function cidrsOf({ v4, v6 }: Addresses): readonly string[] {
  return [
    ...v4.flatMap((each) => blocksIn(each, 32)),
    ...v6.flatMap((each) => blocksIn(each, 128)),
  ];
}

function blocksIn({ first, last }: Interval, bits: 32 | 128): readonly string[] {
  const found: string[] = [];
  for (let at = first; at <= last;) {
    let length = bits;
    const fits = (shorter: number): boolean => {
      const size = 1n << BigInt(bits - shorter);
      return shorter >= 0 && at % size === 0n && at + size - 1n <= last;
    };
    while (fits(length - 1)) length -= 1;
    const address = bits === 32 ? Address4.fromBigInt(at) : Address6.fromBigInt(at);
    found.push(`${address.correctForm()}/${length}`);
    at += 1n << BigInt(bits - length);
  }
  return found;
}

/** Addresses that nobody on the internet has: RFC 6890, and what is not in use. */
const NOT_OF_THE_INTERNET = addressesOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
]);

/** The addresses that IANA gives out for the internet. */
const INTERNET_V6 = addressesOf(['2000::/3']);

/**
 * Whether so many addresses of the internet are among them that they are anybody's: all that a /8 of
 * IPv4 or a /12 of IPv6 holds. So large are the blocks that IANA gives to the registry of a continent
 * ("IPv4 Address Space Registry" and "IPv6 Global Unicast Address Assignments" of iana.org). Two halves of 0.0.0.0/0, or
 * all but a few blocks of it, are the internet as well.
 */
export function isAnybody({ v4, v6 }: Addresses): boolean {
  const outside6 = minus(v6, minus(v6, INTERNET_V6.v6));
  return sizeOf(minus(v4, NOT_OF_THE_INTERNET.v4)) >= 1n << 24n || sizeOf(outside6) >= 1n << 116n;
}
