import { Address4, Address6 } from 'ip-address';

export type AddressFamily = 'ipv4' | 'ipv6';

/** A block of addresses: its first address and how many leading bits all of them share. */
export interface Prefix {
  readonly family: AddressFamily;
  readonly first: bigint;
  readonly length: number;
}

/** One address. */
export interface Address {
  readonly family: AddressFamily;
  readonly value: bigint;
}

/** How many bits an address of the family has. */
export function addressBits(family: AddressFamily): number {
  return family === 'ipv4' ? 32 : 128;
}

/**
 * Reads `10.0.0.0/16` or `2001:db8::/56`.
 *
 * @returns undefined for anything else, and for a block that does not start at its first address (`10.0.0.1/16`)
 */
export function parsePrefix(text: string): Prefix | undefined {
  const prefix = enclosingPrefix(text);
  return prefix && parseAddress(text.slice(0, text.indexOf('/')))?.value === prefix.first
    ? prefix
    : undefined;
}

/**
 * The block around an address: `10.0.0.0/16` for `10.0.0.1/16`.
 *
 * @returns undefined for what is no address with a length
 */
export function enclosingPrefix(text: string): Prefix | undefined {
  const [host = '', digits = '', ...rest] = text.split('/');
  const address = parseAddress(host);
  if (!address || rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  const length = Number(digits);
  const bits = addressBits(address.family);
  if (length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  return { family: address.family, first: address.value - (address.value % size), length };
}

/** Reads `10.0.0.1` or `2001:db8::1`; undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes('/')) return undefined;
  if (Address4.isValid(text)) {
    const address = new Address4(text);
    return address.isCorrect() ? { family: 'ipv4', value: address.bigInt() } : undefined;
  }
  if (text.includes('%') || !Address6.isValid(text)) return undefined;
  return { family: 'ipv6', value: new Address6(text).bigInt() };
}

/** `10.0.0.1`, or IPv6 in its shortest lower case form. */
export function formatAddress(address: Address): string {
  return address.family === 'ipv4'
    ? Address4.fromBigInt(address.value).correctForm()
    : Address6.fromBigInt(address.value).correctForm();
}

/** `10.0.0.0/16`. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress({ family: prefix.family, value: prefix.first })}/${prefix.length}`;
}

/** How many addresses the block has. */
export function addressCount(prefix: Prefix): bigint {
  return 1n << BigInt(addressBits(prefix.family) - prefix.length);
}

/** Whether all of `inner` is in `outer`; a block contains itself. Families never contain each other. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family &&
    outer.length <= inner.length &&
    inner.first >= outer.first &&
    inner.first < outer.first + addressCount(outer)
  );
}

/** Whether the blocks share an address. */
export function overlaps(one: Prefix, other: Prefix): boolean {
  return contains(one, other) || contains(other, one);
}

/** Every pair of blocks that share an address, in the order given. */
export function overlappingPairs<T extends Prefix>(
  prefixes: readonly T[],
): readonly (readonly [T, T])[] {
  return prefixes.flatMap((one, index) =>
    prefixes
      .slice(index + 1)
      .flatMap((other) => (overlaps(one, other) ? [[one, other] as const] : [])),
  );
}

/**
 * The part number `index` of a block that is cut into parts of `length` bits, as Terraform's `cidrsubnet` counts them.
 *
 * @throws when there is no such part
 */
export function subprefix(prefix: Prefix, length: number, index: number | bigint): Prefix {
  const part: Prefix = {
    family: prefix.family,
    first: prefix.first + BigInt(index) * (1n << BigInt(addressBits(prefix.family) - length)),
    length,
  };
  if (!contains(prefix, part)) {
    throw new Error(`${formatPrefix(prefix)} has no part ${index} of length ${length}`);
  }
  return part;
}

/** The address number `index` of a block, the first being 0; undefined past its end. */
export function nthAddress(prefix: Prefix, index: number | bigint): Address | undefined {
  const offset = BigInt(index);
  return offset >= 0n && offset < addressCount(prefix)
    ? { family: prefix.family, value: prefix.first + offset }
    : undefined;
}
