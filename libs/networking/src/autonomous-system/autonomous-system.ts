import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/** The largest number of an autonomous system that BGP can say in 32 bits and that is not reserved. */
export const LARGEST_ASN = 4_294_967_294;

/** Where private numbers of 16 bits begin and end. */
const PRIVATE_16 = [64_512, 65_534] as const;

/** Where private numbers of 32 bits begin and end. */
const PRIVATE_32 = [4_200_000_000, LARGEST_ASN] as const;

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

/**
 * A number that AWS does not take for its own side: it takes private ones only. Unset values and tokens pass.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/AWSSiteToSiteVPN.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/bgp-specific-settings.html
 */
export function notPrivateAsn(prop: string, asn: number | undefined): Problem {
  if (isOpen(asn)) return undefined;
  const isPrivate =
    Number.isInteger(asn) &&
    [PRIVATE_16, PRIVATE_32].some(([first, last]) => asn >= first && asn <= last);
  return isPrivate
    ? undefined
    : `${prop} must be between ${PRIVATE_16.join(' and ')} or between ${PRIVATE_32.join(' and ')}, got ${show(asn)}`;
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
