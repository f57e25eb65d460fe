import { isOpen } from '@archway/core';
import type { AddressFamily } from '../address/prefix';
import type { RoutedNetwork, Routing } from './routing';
import { egressNetworks, egressOf, EVERYWHERE, inspectedNetworks, speaks } from './routing';

/** A route from a VPC's tables to the hub. */
export interface PlannedVpcRoute {
  readonly id: string;
  readonly cidrBlock: string;
  readonly family: AddressFamily;
}

/** What the VPCs around the hub send to it. */
export interface VpcRoutesPlan {
  /** By network; meaningless for what is no VPC. */
  readonly networks: ReadonlyMap<string, readonly PlannedVpcRoute[]>;
  readonly inspection: readonly PlannedVpcRoute[];
  readonly egress: readonly PlannedVpcRoute[];
}

/** The route of last resort, which a VPC's tiers may do without. */
export const INTERNET: PlannedVpcRoute = {
  id: 'Internet',
  cidrBlock: EVERYWHERE.ipv4,
  family: 'ipv4',
};

/** Routes from VPCs to exactly what they may reach: one for each block, so that nothing else leaves the VPC. */
export function planVpcRoutes(routing: Routing): VpcRoutesPlan {
  const { networks, inspection, egress } = routing;
  return {
    networks: new Map(
      networks.map((network) => [
        network.name,
        [
          ...networks
            .filter((other) => other !== network && speaks(routing, network.domain, other.domain))
            .flatMap(routesTo),
          ...(egressOf(routing, network.domain) === 'none' ? [] : [INTERNET]),
        ],
      ]),
    ),
    inspection: [
      ...inspectedNetworks(routing).flatMap(routesTo),
      ...(typeof egress === 'object' && inspection?.egress === true ? [INTERNET] : []),
    ],
    egress: egressNetworks(routing).flatMap(routesTo),
  };
}

function routesTo({ name, cidrBlocks }: RoutedNetwork): readonly PlannedVpcRoute[] {
  return Object.entries(cidrBlocks).map(([block, cidrBlock]) => ({
    id: `${name}.${block}`,
    cidrBlock,
    family: familyOf(block, cidrBlock),
  }));
}

/** A block that only Terraform knows is said by its name to be IPv6. */
function familyOf(name: string, cidrBlock: string): AddressFamily {
  if (isOpen(cidrBlock)) return name.startsWith('ipv6') ? 'ipv6' : 'ipv4';
  return cidrBlock.includes(':') ? 'ipv6' : 'ipv4';
}
