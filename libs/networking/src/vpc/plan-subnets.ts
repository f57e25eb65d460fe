import { isOpen } from '@archway/core';
import type { Prefix } from '../address/prefix';
import { addressBits, contains, formatPrefix, parsePrefix } from '../address/prefix';
import type { ComputedTier, GivenTier, Layout, TierPlace } from '../subnet-layout/subnet-layout';
import { layOutSubnets } from '../subnet-layout/subnet-layout';
import type { Tier } from './tier';
import type { Ipv4Block, Ipv6Block, VpcProps } from './vpc-props';
import { isBesideRegion } from './zone';

/** The block that a VPC is made with. */
export const MAIN = 'main';

/** Where a subnet lies: known, or a part of a block that only Terraform will know, as `cidrsubnet` counts. */
export type SubnetBlock =
  | { readonly block: string; readonly cidrBlock: string }
  | { readonly block: string; readonly newBits: number; readonly part: number };

/** One subnet to be. */
export interface PlannedSubnet {
  readonly availabilityZone: string;
  readonly ipv4?: SubnetBlock;
  readonly ipv6?: SubnetBlock;
}

export interface SubnetPlan {
  readonly tiers: ReadonlyMap<string, readonly PlannedSubnet[]>;
  readonly problems: readonly string[];
}

const AMAZON_IPV6_LENGTH = 56;
const IPV6_SUBNET_LENGTH = 64;
const SMALLEST_IPV4_SUBNET = 28;

/** Every subnet of a VPC, for props that hold nothing that is wrong by itself. */
export function planSubnets(props: VpcProps, zones: readonly string[]): SubnetPlan {
  const tiers = Object.entries(props.tiers);
  const ipv4 = layOutIpv4(props, tiers);
  const ipv6 = layOutIpv6(props, tiers);
  const planned = tiers.map(([name, tier]) => {
    const subnets = zonesOf(tier, zones).map((zone, index) => {
      const slot = slotOf(zone, index, zones);
      return {
        availabilityZone: zone,
        ...(hasIpv4(tier)
          ? {
              ipv4:
                given(tier, index, ipv4Prefixes(props)) ??
                blockOf(ipv4.tiers[name], slot, ipv4Prefixes(props)),
            }
          : {}),
        ...(hasIpv6(tier, props)
          ? { ipv6: blockOf(ipv6.tiers[name], slot, { [MAIN]: ipv6Prefix(props.ipv6) }) }
          : {}),
      };
    });
    return [name, subnets] as const;
  });
  return {
    tiers: new Map(planned),
    problems: [
      ...ipv4.problems,
      ...ipv6.problems.filter((problem) =>
        tiers.some(([name, tier]) => hasIpv6(tier, props) && problem.startsWith(`tier ${name}:`)),
      ),
    ],
  };
}

/** The zones of a tier: its own, or the VPC's. */
export function zonesOf(tier: Tier, zones: readonly string[]): readonly string[] {
  return tier.availabilityZones ?? zones;
}

export function hasIpv4(tier: Tier): boolean {
  return tier.ipAddressType !== 'ipv6';
}

/** Zones outside the region's own have IPv6 addresses of other border groups than the VPC's. */
export function hasIpv6(tier: Tier, props: VpcProps): boolean {
  if (tier.ipAddressType !== undefined) return tier.ipAddressType !== 'ipv4';
  const outside = tier.outpost !== undefined || tier.reach === 'carrier';
  const local = (tier.availabilityZones ?? []).some(isBesideRegion);
  return props.ipv6 !== undefined && !outside && !local;
}

/** How large a tier's subnets are. */
export function subnetLength(tier: Tier, block: Prefix): number {
  const wanted = block.length + (tier.reach === 'private' ? 4 : 6);
  return tier.subnetPrefixLength ?? Math.min(wanted, SMALLEST_IPV4_SUBNET);
}

/** How many zones a tier keeps room for. */
export function slotsOf(tier: Tier, props: VpcProps): number {
  if (tier.outpost !== undefined) return tier.maxAvailabilityZones ?? 1;
  return tier.maxAvailabilityZones ?? props.maxAvailabilityZones ?? 4;
}

/** The IPv4 blocks of which at least the size is known; one whose place is not stands at 0. */
export function ipv4Prefixes(props: VpcProps): Readonly<Record<string, Prefix>> {
  const blocks = Object.entries({ [MAIN]: props.ipv4, ...props.additionalIpv4 });
  return Object.fromEntries(
    blocks.flatMap(([name, block]) => {
      const prefix = ipv4Prefix(block);
      return prefix ? [[name, prefix]] : [];
    }),
  );
}

function ipv4Prefix(block: Ipv4Block): Prefix | undefined {
  if (typeof block === 'string') return isOpen(block) ? undefined : parsePrefix(block);
  return { family: 'ipv4', first: 0n, length: block.netmaskLength };
}

function ipv6Prefix(block: Ipv6Block | undefined): Prefix {
  const known =
    block !== undefined && block !== 'amazon' && 'cidrBlock' in block && !isOpen(block.cidrBlock)
      ? parsePrefix(block.cidrBlock)
      : undefined;
  if (known) return known;
  const length =
    block !== undefined && block !== 'amazon' && 'netmaskLength' in block
      ? block.netmaskLength
      : AMAZON_IPV6_LENGTH;
  return { family: 'ipv6', first: 0n, length };
}

function layOutIpv4(props: VpcProps, tiers: readonly (readonly [string, Tier])[]): Layout {
  const blocks = ipv4Prefixes(props);
  const allKnown =
    Object.keys(blocks).length === 1 + Object.keys(props.additionalIpv4 ?? {}).length &&
    Object.values(blocks).every(({ first }) => first !== 0n);
  return layOutSubnets({
    blocks,
    tiers: tiers.flatMap(([name, tier]): readonly (ComputedTier | GivenTier)[] => {
      if (!hasIpv4(tier)) return [];
      if (tier.ipv4CidrBlocks !== undefined) {
        const prefixes = tier.ipv4CidrBlocks.flatMap((text) => parsePrefix(text) ?? []);
        // Nothing can be said of what lies in a block that nobody knows yet.
        return allKnown ? [{ name, prefixes }] : [];
      }
      const block = tier.block ?? MAIN;
      const around = blocks[block];
      const prefixLength = around ? subnetLength(tier, around) : SMALLEST_IPV4_SUBNET;
      return [{ name, block, prefixLength, slots: slotsOf(tier, props) }];
    }),
  });
}

/** Tiers without IPv6 keep their places too: turning it on moves nobody. */
function layOutIpv6(props: VpcProps, tiers: readonly (readonly [string, Tier])[]): Layout {
  if (props.ipv6 === undefined) return { tiers: {}, problems: [] };
  return layOutSubnets({
    blocks: { [MAIN]: ipv6Prefix(props.ipv6) },
    tiers: tiers.map(([name, tier]) => ({
      name,
      block: MAIN,
      prefixLength: IPV6_SUBNET_LENGTH,
      slots: slotsOf(tier, props),
    })),
  });
}

function slotOf(zone: string, index: number, zones: readonly string[]): number {
  const slot = zones.indexOf(zone);
  return slot === -1 ? index : slot;
}

/** A given block, in the one of the VPC's that it lies in as far as anybody knows. */
function given(
  tier: Tier,
  index: number,
  blocks: Readonly<Record<string, Prefix>>,
): SubnetBlock | undefined {
  const cidrBlock = tier.ipv4CidrBlocks?.[index];
  if (cidrBlock === undefined) return undefined;
  const prefix = parsePrefix(cidrBlock);
  const around = Object.entries(blocks).find(([, block]) => prefix && contains(block, prefix))?.[0];
  return { block: around ?? tier.block ?? MAIN, cidrBlock };
}

function blockOf(
  place: TierPlace | undefined,
  slot: number,
  blocks: Readonly<Record<string, Prefix>>,
): SubnetBlock | undefined {
  const prefix = place?.prefixes[slot];
  const around = place && blocks[place.block];
  if (!place || !prefix || !around) return undefined;
  if (around.first !== 0n) return { block: place.block, cidrBlock: formatPrefix(prefix) };
  return {
    block: place.block,
    newBits: prefix.length - around.length,
    part: Number(prefix.first >> BigInt(addressBits(prefix.family) - prefix.length)),
  };
}
