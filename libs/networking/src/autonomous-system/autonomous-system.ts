import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';
import { Token } from 'cdktf';

/** The largest number of an autonomous system that BGP can say in 32 bits and that is not reserved. */
export const LARGEST_ASN = 4_294_967_294;

/** Numbers that are Amazon's own, and the region that keeps each, if only one does. */
const RESERVED: readonly { readonly asn: number; readonly region?: string }[] = [
  { asn: 7_224 },
  { asn: 9_059, region: 'eu-west-1' },
  { asn: 10_124, region: 'ap-northeast-1' },
  { asn: 17_943, region: 'ap-southeast-1' },
];

/**
 * A number that no customer's device can have in `region`. Unset values and tokens pass.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html
 */
export function notCustomerAsn(
  prop: string,
  asn: number | undefined,
  region: string,
  largest: number = LARGEST_ASN,
): Problem {
  if (isOpen(asn)) return undefined;
  if (!Number.isInteger(asn) || asn < 1 || asn > largest) {
    return `${prop} must be a whole number between 1 and ${largest}, got ${show(asn)}`;
  }
  const reserved = RESERVED.some(
    (each) => each.asn === asn && (each.region === undefined || each.region === region),
  );
  return reserved ? `${prop} must not be one of Amazon's own, got ${asn}` : undefined;
}

/** The numbers that RFC 6996 leaves to everybody, in 16 and in 32 bits. */
const PRIVATE_ASNS = [
  [64_512, 65_534],
  [4_200_000_000, LARGEST_ASN],
] as const;

/** A number that AWS does not take for its own side of BGP. Unset values and tokens pass. */
export function notPrivateAsn(prop: string, value: number | undefined): Problem {
  if (isOpen(value)) return undefined;
  const fits = PRIVATE_ASNS.some(([first, last]) => value >= first && value <= last);
  if (fits && Number.isInteger(value)) return undefined;
  return `${prop} must be a whole number from 64512 to 65534 or from 4200000000 to 4294967294, got ${show(value)}`;
}

/** The number as the arguments of Terraform take it that are text. */
export function asnText(asn: number): string {
  return Token.isUnresolved(asn) ? Token.asString(asn) : `${asn}`;
}

/** Two sides of a BGP session that have one number: sessions are between autonomous systems. Tokens pass. */
export function sameAsn(
  prop: string,
  customer: number | undefined,
  amazon: number | undefined,
): Problem {
  return !isOpen(customer) && !isOpen(amazon) && customer === amazon
    ? `${prop} must differ from the Amazon side's, got ${customer} on both`
    : undefined;
}
