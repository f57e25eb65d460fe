import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { notPrefix } from '../address/not-prefix';
import { formatPrefix, overlappingPairs, parsePrefix } from '../address/prefix';
import { dhcpProblems } from './dhcp-options';
import { natProblems } from './nat-problems';
import { MAIN } from './plan-subnets';
import { tierProblems } from './tier-problems';
import type { Ipv4Block, Ipv6Block, VpcProps } from './vpc-props';
import { isBesideRegion } from './zone';
import { zoneProblems } from './zone-problems';

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const IPV4_RULE = { family: 'ipv4', minimumLength: 16, maximumLength: 28 } as const;

/** Everything about props that is wrong by itself, before any subnet is placed. */
export function vpcProblems(
  props: VpcProps,
  zones: readonly string[],
  region: string,
): readonly Problem[] {
  return [
    ...ipv4Problems('ipv4', props.ipv4),
    ...Object.entries(props.additionalIpv4 ?? {}).flatMap(([name, block]) => [
      notMatching(
        'additionalIpv4',
        name,
        /^(?!main$)[a-z][a-z0-9-]{0,31}$/,
        'named by lower case letters, digits and hyphens, and not main',
      ),
      ...ipv4Problems(`additionalIpv4.${name}`, block),
    ]),
    ...overlapProblems(props),
    ...ipv6Problems(props.ipv6),
    notWhole('maxAvailabilityZones', props.maxAvailabilityZones, 1, 16),
    notOneOf('instanceTenancy', props.instanceTenancy, ['default', 'dedicated']),
    problemIf(
      zones.length === 0,
      'availabilityZones must name at least one zone, here or on the stack',
    ),
    ...zoneProblems('availabilityZones', zones, region),
    ...zones.map((zone) =>
      problemIf(
        isBesideRegion(zone),
        `availabilityZones must be zones of the region itself, got ${show(zone)}: name it in a tier`,
      ),
    ),
    problemIf(Object.keys(props.tiers).length === 0, 'tiers must name at least one tier'),
    ...Object.entries(props.tiers).flatMap(([name, tier]) =>
      tierProblems(name, tier, props, zones, region),
    ),
    ...natProblems(props, zones),
    ...dhcpProblems(props.dhcpOptions),
  ];
}

function ipv4Problems(prop: string, block: Ipv4Block): readonly Problem[] {
  return typeof block === 'string'
    ? [notPrefix(prop, block, IPV4_RULE)]
    : [notWhole(`${prop}.netmaskLength`, block.netmaskLength, 16, 28)];
}

function ipv6Problems(block: Ipv6Block | undefined): readonly Problem[] {
  if (block === undefined || block === 'amazon') return [];
  if ('cidrBlock' in block) {
    return [
      notPrefix('ipv6.cidrBlock', block.cidrBlock, {
        family: 'ipv6',
        minimumLength: 44,
        maximumLength: 60,
      }),
    ];
  }
  const { netmaskLength } = block;
  return [
    problemIf(
      !isOpen(netmaskLength) && ![44, 48, 52, 56, 60].includes(netmaskLength),
      `ipv6.netmaskLength must be one of 44, 48, 52, 56, 60, got ${show(netmaskLength)}`,
    ),
  ];
}

function overlapProblems(props: VpcProps): readonly Problem[] {
  const known = Object.entries({ [MAIN]: props.ipv4, ...props.additionalIpv4 }).flatMap(
    ([name, block]) => {
      const prefix = typeof block === 'string' ? parsePrefix(block) : undefined;
      return prefix ? [{ ...prefix, name }] : [];
    },
  );
  return overlappingPairs(known).map(
    ([one, other]) =>
      `additionalIpv4.${other.name} must not overlap ${one.name} (${formatPrefix(one)}), got ${show(formatPrefix(other))}`,
  );
}
