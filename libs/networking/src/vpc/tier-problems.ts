import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { notPrefix } from '../address/not-prefix';
import { hasIpv4, hasIpv6, ipv4Prefixes, MAIN, slotsOf, zonesOf } from './plan-subnets';
import type { Tier } from './tier';
import type { VpcProps } from './vpc-props';
import { isBesideRegion, parseZone } from './zone';
import { zoneProblems } from './zone-problems';

/** What is wrong with one tier by itself. */
export function tierProblems(
  name: string,
  tier: Tier,
  props: VpcProps,
  zones: readonly string[],
  region: string,
): readonly Problem[] {
  const prop = `tiers.${name}`;
  const own = zonesOf(tier, zones);
  return [
    notMatching(
      'tiers',
      name,
      /^[a-z][a-z0-9-]{0,31}$/,
      'named by lower case letters, digits and hyphens, at most 32',
    ),
    notOneOf(`${prop}.reach`, tier.reach, ['public', 'private', 'isolated', 'carrier']),
    ...ownZoneProblems(prop, tier, zones, region),
    notWhole(`${prop}.maxAvailabilityZones`, tier.maxAvailabilityZones, 1, 16),
    problemIf(
      tier.outpost === undefined && own.length > slotsOf(tier, props),
      `${prop} has ${own.length} zones and keeps room for ${slotsOf(tier, props)}: raise maxAvailabilityZones, which moves subnets that are deployed`,
    ),
    ...blockProblems(prop, tier, props, own),
    ...ipv6Problems(prop, tier, props),
    problemIf(
      tier.outpost !== undefined && own.length !== 1,
      `${prop}.availabilityZones must be the one zone of the Outpost, got ${own.length}`,
    ),
    problemIf(
      tier.outpost !== undefined && hasIpv6(tier, props),
      `${prop}.ipAddressType must be ipv4 on an Outpost, got ${show(tier.ipAddressType)}`,
    ),
  ];
}

function ownZoneProblems(
  prop: string,
  tier: Tier,
  zones: readonly string[],
  region: string,
): readonly Problem[] {
  const own = tier.availabilityZones;
  const kinds = (own ?? zones).map((zone) => parseZone(zone)?.kind);
  const shared = (own ?? []).filter((zone) => zones.includes(zone)).length;
  return [
    ...(own === undefined ? [] : zoneProblems(`${prop}.availabilityZones`, own, region)),
    problemIf(own?.length === 0, `${prop}.availabilityZones must name at least one zone`),
    problemIf(
      own !== undefined && shared !== 0 && shared !== own.length,
      `${prop}.availabilityZones must all be among the VPC's zones or all beside them, got ${show(own)}`,
    ),
    problemIf(
      tier.reach === 'carrier' && kinds.some((kind) => kind !== undefined && kind !== 'wavelength'),
      `${prop}.availabilityZones must be Wavelength Zones for reach carrier, got ${show(own ?? zones)}`,
    ),
    problemIf(
      tier.reach === 'public' && kinds.includes('wavelength'),
      `${prop}.reach must be carrier, private or isolated in a Wavelength Zone, got "public"`,
    ),
  ];
}

function blockProblems(
  prop: string,
  tier: Tier,
  props: VpcProps,
  own: readonly string[],
): readonly Problem[] {
  const { ipv4CidrBlocks: given, block = MAIN, subnetPrefixLength } = tier;
  const names = [MAIN, ...Object.keys(props.additionalIpv4 ?? {})];
  const around = ipv4Prefixes(props)[block];
  return [
    notOneOf(`${prop}.block`, block, names),
    notWhole(`${prop}.subnetPrefixLength`, subnetPrefixLength, 16, 28),
    problemIf(
      subnetPrefixLength !== undefined &&
        around !== undefined &&
        subnetPrefixLength < around.length,
      `${prop}.subnetPrefixLength must be at least that of its block (${around?.length}), got ${subnetPrefixLength}`,
    ),
    problemIf(
      given !== undefined && given.length !== own.length,
      `${prop}.ipv4CidrBlocks must be one for each of ${own.length} zones, got ${given?.length}`,
    ),
    ...(given ?? []).map((cidrBlock, index) =>
      notPrefix(`${prop}.ipv4CidrBlocks[${index}]`, cidrBlock, {
        family: 'ipv4',
        minimumLength: 16,
        maximumLength: 28,
      }),
    ),
    problemIf(
      given !== undefined && !hasIpv4(tier),
      `${prop}.ipv4CidrBlocks must be left out where ipAddressType is ipv6`,
    ),
    problemIf(
      given === undefined && hasIpv4(tier) && names.includes(block) && around === undefined,
      `${prop}.ipv4CidrBlocks must be given: only Terraform knows block ${block}`,
    ),
  ];
}

function ipv6Problems(prop: string, tier: Tier, props: VpcProps): readonly Problem[] {
  const { ipAddressType } = tier;
  const outside = (tier.availabilityZones ?? []).filter(isBesideRegion);
  return [
    notOneOf(`${prop}.ipAddressType`, ipAddressType, ['ipv4', 'dualstack', 'ipv6']),
    problemIf(
      hasIpv6(tier, props) && props.ipv6 === undefined && !isOpen(ipAddressType),
      `${prop}.ipAddressType must be ipv4 in a VPC without ipv6, got ${show(ipAddressType)}`,
    ),
    problemIf(
      hasIpv6(tier, props) && outside.length > 0,
      `${prop}.ipAddressType must be ipv4 outside the region's own zones, got ${show(ipAddressType)} in ${outside.join(', ')}`,
    ),
  ];
}
