import type { Problem } from '@archway/core';
import { notOneOf, problemIf, show } from '@archway/core';
import { hasIpv4, zonesOf } from './plan-subnets';
import type { NatGateways, VpcProps } from './vpc-props';

/** NAT in its long form, in the tier where the gateways stand; undefined without NAT. */
export function natOf(props: VpcProps): (NatGateways & { readonly tier?: string }) | undefined {
  const { nat = 'none' } = props;
  if (nat === 'none') return undefined;
  const gateways = typeof nat === 'string' ? { gateways: nat } : nat;
  const firstPublic = Object.entries(props.tiers).find(([, tier]) => tier.reach === 'public')?.[0];
  return { ...gateways, tier: gateways.tier ?? firstPublic };
}

/** The zones that get a gateway. */
export function natZones(props: VpcProps, zones: readonly string[]): readonly string[] {
  const nat = natOf(props);
  const tier = props.tiers[nat?.tier ?? ''];
  if (!nat || !tier) return [];
  const all = zonesOf(tier, zones);
  return nat.gateways === 'one' ? all.slice(0, 1) : all;
}

/** What is wrong with NAT, given tiers that are right by themselves. */
export function natProblems(props: VpcProps, zones: readonly string[]): readonly Problem[] {
  const nat = natOf(props);
  if (nat === undefined) return [];
  const { allocationIds, connectivityType = 'public' } = nat;
  const tier = props.tiers[nat.tier ?? ''];
  const served = natZones(props, zones);
  const users = Object.entries(props.tiers).filter(
    ([name, { reach }]) => reach === 'private' && name !== nat.tier,
  );
  return [
    notOneOf('nat', nat.gateways, ['one', 'one-per-zone']),
    notOneOf('nat.connectivityType', connectivityType, ['public', 'private']),
    problemIf(
      tier === undefined,
      `nat.tier must be a tier of this VPC, got ${show(nat.tier)}: add a public tier or name one`,
    ),
    problemIf(
      tier !== undefined && connectivityType === 'public' && tier.reach !== 'public',
      `nat.tier must be a public tier unless connectivityType is private, got ${show(nat.tier)}`,
    ),
    problemIf(
      tier !== undefined && !hasIpv4(tier),
      `nat.tier must have IPv4, got ${show(nat.tier)}`,
    ),
    problemIf(users.length === 0, 'nat must have a private tier that goes through it'),
    problemIf(
      allocationIds !== undefined && connectivityType === 'private',
      'nat.allocationIds must be left out for private NAT',
    ),
    problemIf(
      tier !== undefined &&
        allocationIds !== undefined &&
        connectivityType === 'public' &&
        allocationIds.length !== served.length,
      `nat.allocationIds must be ${served.length}, one for each gateway, got ${allocationIds?.length}`,
    ),
    ...(nat.gateways === 'one-per-zone' && tier !== undefined
      ? users.flatMap(([name, user]) =>
          zonesOf(user, zones)
            .filter((zone) => zones.includes(zone) && !served.includes(zone))
            .map(
              (zone) =>
                `tiers.${name} has zone ${zone}, which has no NAT gateway: tier ${nat.tier} must have it too`,
            ),
        )
      : []),
  ];
}
