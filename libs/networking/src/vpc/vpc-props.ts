import type { TerraformProvider } from 'cdktf';
import type { FlowLogOptions } from '../flow-log/flow-log';
import type { Tier } from './tier';

/** A block that IPAM picks out of a pool. */
export interface IpamAllocation {
  readonly ipamPoolId: string;
  /** The number behind the slash: 16 to 28, or 44 to 60 in fours for IPv6. */
  readonly netmaskLength: number;
}

/** An IPv4 block: itself, from /16 to /28, or one that IPAM picks. */
export type Ipv4Block = string | IpamAllocation;

/** An IPv6 block: one of Amazon's (a /56), one that IPAM picks, or a given one of an IPAM pool. */
export type Ipv6Block =
  'amazon' | IpamAllocation | { readonly ipamPoolId: string; readonly cidrBlock: string };

/** NAT gateways, where they are more than `'one'` or `'one-per-zone'` says. */
export interface NatGateways {
  readonly gateways: 'one' | 'one-per-zone';

  /**
   * The tier they stand in: a public one, or any for private NAT.
   *
   * @default - the first public tier
   */
  readonly tier?: string;

  /**
   * Allocation ids of Elastic IP addresses, in the order of the zones: for partners who admit known addresses.
   *
   * @default - new addresses
   */
  readonly allocationIds?: readonly string[];

  /**
   * `private` translates to the gateway's own address and reaches other VPCs and networks, never the internet: the
   * way out of a block that others do not route.
   *
   * @default 'public'
   */
  readonly connectivityType?: 'public' | 'private';
}

/** What DHCP tells whatever is launched. */
export interface DhcpOptions {
  /**
   * @default - the region's
   */
  readonly domainName?: string;

  /**
   * Up to four addresses, or `AmazonProvidedDNS`.
   *
   * @default ['AmazonProvidedDNS']
   */
  readonly domainNameServers?: readonly string[];

  /**
   * Up to four addresses.
   *
   * @default - none: Amazon's time service needs no telling
   */
  readonly ntpServers?: readonly string[];

  /**
   * Up to four addresses.
   *
   * @default - none
   */
  readonly netbiosNameServers?: readonly string[];

  /**
   * 2 is what AWS recommends: point to point.
   *
   * @default - none
   */
  readonly netbiosNodeType?: 1 | 2 | 4 | 8;

  /**
   * How long an IPv6 address is leased, in seconds, 140 to 2147483647.
   *
   * @default 140
   */
  readonly ipv6AddressPreferredLeaseTimeSeconds?: number;
}

export interface VpcProps {
  /** The VPC's own block, for ever. */
  readonly ipv4: Ipv4Block;

  /**
   * Further IPv4 blocks by name, which tiers refer to as `block`.
   *
   * @default - none
   */
  readonly additionalIpv4?: Readonly<Record<string, Ipv4Block>>;

  /**
   * @default - none: IPv4 only
   */
  readonly ipv6?: Ipv6Block;

  /** Tiers by name, in an order that grows at the end only: lower case letters, digits and hyphens, at most 32. */
  readonly tiers: Readonly<Record<string, Tier>>;

  /**
   * Zones of the region, in an order that grows at the end only.
   *
   * @default - the stack's
   */
  readonly availabilityZones?: readonly string[];

  /**
   * How many zones every tier keeps room for, 1 to 16. Changing it moves subnets.
   *
   * @default 4
   */
  readonly maxAvailabilityZones?: number;

  /**
   * How private tiers reach what is outside by IPv4.
   *
   * @default 'none'
   */
  readonly nat?: 'none' | 'one' | 'one-per-zone' | NatGateways;

  /**
   * The record of who speaks with whom.
   *
   * @default - everything, into a log group that keeps it for 30 days
   */
  readonly flowLog?: FlowLogOptions | 'none';

  /**
   * Whether Amazon's DNS answers.
   *
   * @default true
   */
  readonly enableDnsSupport?: boolean;

  /**
   * Whether instances have host names; private DNS of endpoints and zones needs both.
   *
   * @default true
   */
  readonly enableDnsHostnames?: boolean;

  /**
   * @default - the region's
   */
  readonly dhcpOptions?: DhcpOptions;

  /**
   * `dedicated` puts every instance on hardware of the account's own, at its price.
   *
   * @default 'default'
   */
  readonly instanceTenancy?: 'default' | 'dedicated';

  /**
   * Whether CloudWatch counts the addresses in use against the quota.
   *
   * @default false
   */
  readonly networkAddressUsageMetrics?: boolean;

  /**
   * Exempts the VPC from a `VpcBlockPublicAccess` of the account.
   *
   * @default - not exempt
   */
  readonly publicAccessExclusion?: 'allow-bidirectional' | 'allow-egress';

  /**
   * Whether the account opts in to the groups of Local and Wavelength Zones that tiers name. AWS keeps an opt-in even
   * when the VPC is gone.
   *
   * @default true
   */
  readonly optInToZoneGroups?: boolean;

  /**
   * Another region of the stack's account.
   *
   * @default - the stack's own
   */
  readonly provider?: TerraformProvider;
}
