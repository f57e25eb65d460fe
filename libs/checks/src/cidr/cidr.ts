import { Address4, Address6 } from 'ip-address';

/** A block of addresses. */
export interface Cidr {
  readonly text: string;
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

/** Reads `10.0.0.0/16` or `2001:db8::/56`; a single address is a block of one. Undefined for anything else. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', digits, ...rest] = text.split('/');
  const parsed = Address4.isValid(address)
    ? { bits: 32 as const, value: new Address4(address).bigInt() }
    : Address6.isValid(address)
      ? { bits: 128 as const, value: new Address6(address).bigInt() }
      : undefined;
  if (parsed === undefined || rest.length > 0) return undefined;
  const length = digits === undefined ? parsed.bits : Number(digits);
  if (!Number.isInteger(length) || length < 0 || length > parsed.bits) return undefined;
  const size = 1n << BigInt(parsed.bits - length);
  const first = parsed.value - (parsed.value % size);
  return { text, bits: parsed.bits, first, last: first + size - 1n, length };
}

/** Whether two blocks share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.bits === b.bits && a.first <= b.last && b.first <= a.last;
}

/** Whether all of `inner` is in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.bits === inner.bits && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the block is every address of its family. */
export function isEverything({ length }: Cidr): boolean {
  return length === 0;
}
