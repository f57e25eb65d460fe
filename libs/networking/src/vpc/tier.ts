import type { Outpost, SubnetSettings } from '../subnet/subnet';

/** What every tier can say. */
export interface TierOptions extends Pick<
  SubnetSettings,
  'privateDnsHostnameType' | 'resourceNameDns'
> {
  /**
   * The size of each subnet, the number behind the slash: 16 to 28.
   *
   * @default - 4 more than its block for a private tier (a sixteenth of it), 6 more for any other, at most 28
   */
  readonly subnetPrefixLength?: number;

  /**
   * The block in which the tier is laid out: `main`, or a name from `additionalIpv4`.
   *
   * @default 'main'
   */
  readonly block?: string;

  /**
   * The subnets' blocks, one for each zone of the tier, instead of computed ones. Computed tiers that come later go
   * around them, so a block that is added here must be free.
   *
   * @default - computed
   */
  readonly ipv4CidrBlocks?: readonly string[];

  /**
   * Which addresses the subnets have.
   *
   * @default - 'dualstack' where the VPC has IPv6 and the zones take it, else 'ipv4'
   */
  readonly ipAddressType?: 'ipv4' | 'dualstack' | 'ipv6';

  /**
   * Some of the VPC's zones, or zones beside them: Local Zones, Wavelength Zones, the zone of an Outpost. A zone that
   * is to be given up is left out here and stays in the VPC's list, where it keeps the others in their places.
   *
   * @default - the VPC's
   */
  readonly availabilityZones?: readonly string[];

  /**
   * How many zones the tier keeps room for.
   *
   * @default - the VPC's, or 1 on an Outpost
   */
  readonly maxAvailabilityZones?: number;

  /**
   * Puts the tier's one subnet on an Outpost.
   *
   * @default - in the region
   */
  readonly outpost?: Outpost;

  /**
   * Exempts the subnets from a `VpcBlockPublicAccess` of the account.
   *
   * @default - not exempt
   */
  readonly publicAccessExclusion?: 'allow-bidirectional' | 'allow-egress';
}

/** Reaches the internet and is reached from it, through the internet gateway. */
export interface PublicTier extends TierOptions, Pick<SubnetSettings, 'mapPublicIpOnLaunch'> {
  readonly reach: 'public';
}

/** Reaches the internet and is not reached: IPv4 through NAT where there is some, IPv6 through an egress-only gateway. */
export interface PrivateTier extends TierOptions {
  readonly reach: 'private';
}

/** Has no way to the internet. */
export interface IsolatedTier extends TierOptions {
  readonly reach: 'isolated';
}

/** Reaches a carrier's network and is reached from it: Wavelength Zones only. */
export interface CarrierTier extends TierOptions {
  readonly reach: 'carrier';
}

/** Subnets of one purpose, one in each zone. */
export type Tier = PublicTier | PrivateTier | IsolatedTier | CarrierTier;
