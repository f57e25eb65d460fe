import type { ISubnet } from '../subnet/subnet-reference';
import type { Gateways } from './gateways';
import { natOf } from './nat-problems';
import type { ZonedNat } from './nat-gateways';
import { natFor } from './nat-gateways';
import { hasIpv4, hasIpv6 } from './plan-subnets';
import type { Tier } from './tier';
import { usesNat64 } from './tier-subnets';
import type { VpcProps } from './vpc-props';

const EVERYWHERE_IPV4 = { ipv4CidrBlock: '0.0.0.0/0' } as const;
const EVERYWHERE_IPV6 = { ipv6CidrBlock: '::/0' } as const;
/** Where DNS64 puts IPv4 addresses: RFC 6052. */
const NAT64 = { ipv6CidrBlock: '64:ff9b::/96' } as const;

/** Adds the routes by which a tier reaches what its `reach` says. */
export function addTierRoutes(
  props: VpcProps,
  name: string,
  tier: Tier,
  subnets: readonly ISubnet[],
  gateways: Gateways,
  nats: readonly ZonedNat[],
): void {
  const [first] = subnets;
  if (!first || tier.reach === 'isolated') return;
  if (tier.reach === 'private') {
    for (const subnet of subnets) addPrivateRoutes(props, name, tier, subnet, gateways, nats);
    return;
  }
  const gatewayId = gateways.internet?.id;
  const carrierGatewayId = gateways.carrier?.id;
  if (tier.reach === 'carrier' && carrierGatewayId !== undefined) {
    first.routeTable.addRoute('Carrier', {
      destination: EVERYWHERE_IPV4,
      target: { carrierGatewayId },
    });
    return;
  }
  if (gatewayId === undefined) return;
  if (hasIpv4(tier)) {
    first.routeTable.addRoute('Internet', { destination: EVERYWHERE_IPV4, target: { gatewayId } });
  }
  if (hasIpv6(tier, props)) {
    first.routeTable.addRoute('InternetIpv6', {
      destination: EVERYWHERE_IPV6,
      target: { gatewayId },
    });
  }
}

function addPrivateRoutes(
  props: VpcProps,
  name: string,
  tier: Tier,
  { availabilityZone, routeTable }: ISubnet,
  gateways: Gateways,
  nats: readonly ZonedNat[],
): void {
  const nat = natOf(props)?.tier === name ? undefined : natFor(nats, availabilityZone);
  if (nat !== undefined && (hasIpv4(tier) || usesNat64(tier, props))) {
    const { natGatewayId } = nat;
    routeTable.addRoute('Nat', {
      destination: hasIpv4(tier) ? EVERYWHERE_IPV4 : NAT64,
      target: { natGatewayId },
    });
  }
  const egressOnlyGatewayId = gateways.egressOnly?.id;
  if (hasIpv6(tier, props) && egressOnlyGatewayId !== undefined) {
    routeTable.addRoute('InternetIpv6', {
      destination: EVERYWHERE_IPV6,
      target: { egressOnlyGatewayId },
    });
  }
}
