import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Construct } from 'constructs';
import type { ISubnet } from '../subnet/subnet-reference';
import type { Gateways } from './gateways';
import { natOf, natZones } from './nat-problems';
import type { VpcProps } from './vpc-props';
import { zoneId } from './zone';

/** A NAT gateway, and where it stands. */
export interface ZonedNat {
  readonly availabilityZone: string;
  readonly natGatewayId: string;
  /** The address that the internet sees; a private gateway has none. */
  readonly publicIp?: string;
}

/** Makes the gateways in the subnets of their tier. */
export function addNatGateways(
  scope: Construct,
  props: VpcProps,
  zones: readonly string[],
  subnets: readonly ISubnet[],
  gateways: Gateways,
): readonly ZonedNat[] {
  const nat = natOf(props);
  if (nat === undefined) return [];
  const home = new Construct(scope, 'Nat');
  return natZones(props, zones).flatMap((zone, index) => {
    const subnet = subnets.find(({ availabilityZone }) => availabilityZone === zone);
    if (subnet === undefined) return [];
    const place = new Construct(home, zoneId(zone, index));
    const { provider } = props;
    const tags = { Name: place.node.path };
    if (nat.connectivityType === 'private') {
      const { id } = new NatGateway(place, 'Default', {
        subnetId: subnet.subnetId,
        connectivityType: 'private',
        provider,
        tags,
      });
      return [{ availabilityZone: zone, natGatewayId: id }];
    }
    const allocationId =
      nat.allocationIds?.[index] ??
      new Eip(place, 'Address', { domain: 'vpc', provider, tags }).allocationId;
    const gateway = new NatGateway(place, 'Default', {
      subnetId: subnet.subnetId,
      allocationId,
      provider,
      tags,
      // Routes move to another gateway before this one ends: what flows is not interrupted.
      lifecycle: { createBeforeDestroy: true },
      dependsOn: gateways.internet ? [gateways.internet] : [],
    });
    return [{ availabilityZone: zone, natGatewayId: gateway.id, publicIp: gateway.publicIp }];
  });
}

/** The gateway of a subnet's zone, else the first: a Local Zone has none of its own. */
export function natFor(nats: readonly ZonedNat[], zone: string): ZonedNat | undefined {
  return nats.find(({ availabilityZone }) => availabilityZone === zone) ?? nats[0];
}
