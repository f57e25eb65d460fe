import { isOpen } from '@archway/core';
import { contains, parsePrefix } from '../address/prefix';
import type { RoutedNetwork, Routing } from './routing';
import {
  egressNetworks,
  egressOf,
  EVERYWHERE,
  inspected,
  inspectedNetworks,
  isEverywhere,
  speaks,
} from './routing';

/** Where a route leads: a network by its name, or one of the VPCs that traffic passes through. */
export type Via = { readonly network: string } | 'inspection' | 'egress';

/** A static route. Its id is the same for the same network's same block, whatever the route does. */
export interface PlannedRoute {
  readonly id: string;
  readonly cidrBlock: string;
  readonly via: Via;
}

/** A destination that is dropped. */
export interface PlannedBlackhole {
  readonly id: string;
  readonly cidrBlock: string;
}

/** What one table of the Transit Gateway holds. Networks go by name. */
export interface PlannedTable {
  readonly associated: readonly string[];
  readonly propagated: readonly string[];
  readonly routes: readonly PlannedRoute[];
  readonly blackholes: readonly PlannedBlackhole[];
}

/** Every table of the hub. */
export interface RoutingPlan {
  readonly domains: ReadonlyMap<string, PlannedTable>;
  /** What comes back from the inspection VPC is looked up here. */
  readonly inspection?: PlannedTable;
  /** What comes back from the egress VPC is looked up here. */
  readonly egress?: PlannedTable;
}

/**
 * The tables that permit what the matrix says and nothing else.
 *
 * A domain's table leads to what it may speak to and drops what it may not: without that, a default route would carry
 * it to a VPC from which everything can be reached.
 */
export function planRouting(routing: Routing): RoutingPlan {
  const { inspection, egress, domains } = routing;
  return {
    domains: new Map(
      Object.keys(domains).map((domain) => [domain, planDomain(routing, domain)] as const),
    ),
    ...(inspection === undefined ? {} : { inspection: planInspection(routing) }),
    ...(egress === undefined || egress === 'inspection' ? {} : { egress: planEgress(routing) }),
  };
}

function planDomain(routing: Routing, domain: string): PlannedTable {
  const { networks } = routing;
  const reachable = networks.filter((network) => speaks(routing, domain, network.domain));
  const checked = reachable.filter((network) => inspected(routing, domain, network.domain));
  const direct = reachable.filter((network) => !checked.includes(network));
  const way = egressOf(routing, domain);
  return {
    associated: networks.filter((network) => network.domain === domain).map(({ name }) => name),
    ...towards(direct, [
      ...checked.flatMap((network) => routesTo(network, 'inspection')),
      ...(way === 'none' ? [] : [{ id: 'Internet', cidrBlock: EVERYWHERE.ipv4, via: way }]),
    ]),
    blackholes: blackholesOf(routing, reachable),
  };
}

function planInspection(routing: Routing): PlannedTable {
  const leaves = typeof routing.egress === 'object' && routing.inspection?.egress === true;
  return {
    associated: [],
    ...towards(
      inspectedNetworks(routing),
      leaves ? [{ id: 'Internet', cidrBlock: EVERYWHERE.ipv4, via: 'egress' }] : [],
    ),
    blackholes: [],
  };
}

function planEgress(routing: Routing): PlannedTable {
  const networks = egressNetworks(routing);
  const back = routing.inspection?.egress === true;
  return {
    associated: [],
    ...(back
      ? towards(
          [],
          networks.flatMap((network) => routesTo(network, 'inspection')),
        )
      : towards(networks, [])),
    blackholes: [],
  };
}

/** Leads straight to each network: learnt where it can be, static where not. */
function towards(networks: readonly RoutedNetwork[], further: readonly PlannedRoute[]) {
  return {
    propagated: networks.filter(({ propagates }) => propagates).map(({ name }) => name),
    routes: [
      ...networks
        .filter(({ propagates }) => !propagates)
        .flatMap((network) => routesTo(network, { network: network.name })),
      ...further,
    ],
  };
}

function routesTo(network: RoutedNetwork, via: Via): readonly PlannedRoute[] {
  return blocksOf(network.name, network.cidrBlocks).map((block) => ({ ...block, via }));
}

/** Drops every block that is known and not to be reached, but for what lies inside one that is. */
function blackholesOf(
  routing: Routing,
  reachable: readonly RoutedNetwork[],
): readonly PlannedBlackhole[] {
  const { networks, inspection, egress } = routing;
  const open = reachable
    .flatMap(({ cidrBlocks }) => Object.values(cidrBlocks))
    .flatMap((block) => (isOpen(block) || isEverywhere(block) ? [] : (parsePrefix(block) ?? [])));
  const closed = [
    ...networks
      .filter((network) => !reachable.includes(network))
      .flatMap(({ name, cidrBlocks }) => blocksOf(name, cidrBlocks)),
    ...blocksOf('Inspection', inspection?.cidrBlocks ?? {}),
    ...blocksOf('Egress', typeof egress === 'object' ? egress.cidrBlocks : {}),
  ].filter(({ cidrBlock }) => {
    if (isOpen(cidrBlock)) return true;
    const prefix = parsePrefix(cidrBlock);
    return (
      !isEverywhere(cidrBlock) &&
      prefix !== undefined &&
      !open.some((each) => contains(each, prefix))
    );
  });
  // Domains that never meet may use the same addresses.
  return closed.filter(
    ({ cidrBlock }, index) => closed.findIndex((each) => each.cidrBlock === cidrBlock) === index,
  );
}

function blocksOf(
  owner: string,
  cidrBlocks: Readonly<Record<string, string>>,
): readonly PlannedBlackhole[] {
  return Object.entries(cidrBlocks).map(([name, cidrBlock]) => ({
    id: `${owner}.${name}`,
    cidrBlock,
  }));
}
