import { environmentOf } from '@archway/core';
import type { IVpc } from '../../vpc/vpc-reference';
import { parseZone } from '../../vpc/zone';

/** What a VPC on another provider lacks when `regionOf` finds nothing. */
export const NO_REGION =
  'vpc must name its availabilityZones: on another provider they tell which region it is in';

/** The region of a VPC: the stack's, or the one that its zones name where it lives elsewhere; empty where they do not. */
export function regionOf(vpc: IVpc): string {
  if (vpc.provider === undefined) return environmentOf(vpc).region;
  const regions = vpc.availabilityZones.map((zone) => parseZone(zone)?.region);
  return regions.find((region) => region !== undefined) ?? '';
}
