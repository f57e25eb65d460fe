import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/** The numbers that RFC 6996 leaves to everybody, in 16 and in 32 bits. */
const PRIVATE_ASNS = [
  [64_512, 65_534],
  [4_200_000_000, 4_294_967_294],
] as const;

/** A number that AWS does not take for its own side of BGP. Unset values and tokens pass. */
export function notPrivateAsn(prop: string, value: number | undefined): Problem {
  if (isOpen(value)) return undefined;
  const fits = PRIVATE_ASNS.some(([first, last]) => value >= first && value <= last);
  if (fits && Number.isInteger(value)) return undefined;
  return `${prop} must be a whole number from 64512 to 65534 or from 4200000000 to 4294967294, got ${show(value)}`;
}
