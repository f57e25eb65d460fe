import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IRouteTable } from '../route-table/route-table';
import { RouteTable } from '../route-table/route-table';
import { Subnet } from '../subnet/subnet';
import { natOf } from './nat-problems';
import type { PlannedSubnet } from './plan-subnets';
import type { Tier } from './tier';
import type { VpcBlocks } from './vpc-blocks';
import type { VpcProps } from './vpc-props';
import { parseZone, zoneId } from './zone';

/** The opt-ins that zones beside the region's own need, by the name of their group. */
export type ZoneGroups = ReadonlyMap<string, ITerraformDependable>;

/** What the subnets of every tier are made from. */
export interface TierContext {
  readonly scope: Construct;
  readonly vpcId: string;
  readonly blocks: VpcBlocks;
  readonly zoneGroups: ZoneGroups;
  readonly props: VpcProps;
}

/**
 * Makes a tier's subnets. A private tier has a route table for each zone, whether there is NAT in it or not, so that
 * NAT can come later without moving a subnet to another table; every other tier has one for all.
 */
export function addTierSubnets(
  context: TierContext,
  name: string,
  tier: Tier,
  planned: readonly PlannedSubnet[],
): readonly Subnet[] {
  const { provider } = context.props;
  const home = new Construct(context.scope, name);
  const table = (id: string): IRouteTable =>
    new RouteTable(home, id, { vpcId: context.vpcId, name: `${home.node.path}/${id}`, provider });
  const shared = tier.reach === 'private' ? undefined : table('RouteTable');
  return planned.map((place, index) => {
    const zone = zoneId(place.availabilityZone, index);
    return addSubnet(context, home, tier, place, zone, shared ?? table(`RouteTable-${zone}`));
  });
}

function addSubnet(
  { vpcId, blocks, zoneGroups, props }: TierContext,
  home: Construct,
  tier: Tier,
  { availabilityZone, ipv4, ipv6 }: PlannedSubnet,
  zone: string,
  routeTable: IRouteTable,
): Subnet {
  const { provider } = props;
  const group = zoneGroups.get(parseZone(availabilityZone)?.group ?? '');
  const dependsOn = [...blocks.dependenciesOf(ipv4), ...(group === undefined ? [] : [group])];
  const subnet = new Subnet(home, zone, {
    vpcId,
    availabilityZone,
    name: `${home.node.path}/${zone}`,
    routeTable,
    ipv4CidrBlock: ipv4 && blocks.ipv4(ipv4),
    ipv6CidrBlock: ipv6 && blocks.ipv6(ipv6),
    dns64: usesNat64(tier, props) ? true : undefined,
    privateDnsHostnameType: tier.privateDnsHostnameType,
    resourceNameDns: tier.resourceNameDns,
    mapPublicIpOnLaunch: tier.reach === 'public' ? tier.mapPublicIpOnLaunch : undefined,
    outpost: tier.outpost,
    provider,
    dependsOn: dependsOn.length === 0 ? undefined : dependsOn,
  });
  if (tier.publicAccessExclusion !== undefined) {
    new VpcBlockPublicAccessExclusion(subnet, 'PublicAccessExclusion', {
      subnetId: subnet.subnetId,
      internetGatewayExclusionMode: tier.publicAccessExclusion,
      provider,
    });
  }
  return subnet;
}

/** Whether a tier without IPv4 reaches IPv4 through NAT. */
export function usesNat64(tier: Tier, props: VpcProps): boolean {
  return tier.reach === 'private' && tier.ipAddressType === 'ipv6' && natOf(props) !== undefined;
}
