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

/** As many addresses as no network has: half of IPv4, and all global addresses of IPv6. */
const INTERNET = { 32: 1n << 31n, 128: 1n << 125n };

/** Whether blocks are the whole internet, at once or in pieces such as `0.0.0.0/1` and `128.0.0.0/1`. */
export function isInternet(texts: readonly string[]): boolean {
  const blocks = texts.map(parseCidr).filter((each) => each !== undefined);
  return ([32, 128] as const).some(
    (bits) => sizeOf(blocks.filter((each) => each.bits === bits)) >= INTERNET[bits],
  );
}

/** How many addresses blocks of one family have together. */
function sizeOf(blocks: readonly Cidr[]): bigint {
  let size = 0n;
  let end = -1n;
  for (const { first, last } of [...blocks].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    if (last <= end) continue;
    size += last - (first > end ? first - 1n : end);
    end = last;
  }
  return size;
}
