/** Networks that are treated alike, and whom they may speak to. */
export interface RoutingDomain {
  /**
   * Domains that its networks may speak to, each of which has to say the same of this one: an answer needs a way back.
   * Its own name lets its networks speak to each other.
   */
  readonly speaksTo: readonly string[];

  /**
   * Whether its networks reach the internet by IPv4, through the egress VPC.
   *
   * @default false
   */
  readonly egress?: boolean;
}

/** A network behind the hub, as far as routing is concerned. */
export interface RoutedNetwork {
  readonly name: string;
  readonly domain: string;
  /** Its blocks by names that stay. */
  readonly cidrBlocks: Readonly<Record<string, string>>;
  /** Whether tables learn its blocks; otherwise each needs a static route. */
  readonly propagates: boolean;
}

/** A VPC that traffic passes through on its way. */
export interface TransitNetwork {
  readonly cidrBlocks: Readonly<Record<string, string>>;
}

/** Which traffic passes through the inspection VPC. */
export interface InspectedTraffic {
  /** Pairs of domains, a domain with itself for its own networks; in either order. */
  readonly between: 'all' | readonly (readonly [string, string])[];
  /** Whether traffic to the internet does. */
  readonly egress: boolean;
}

/** A matrix and everything that it is about. */
export interface Routing {
  readonly domains: Readonly<Record<string, RoutingDomain>>;
  readonly networks: readonly RoutedNetwork[];
  readonly inspection?: TransitNetwork & InspectedTraffic;
  /** `inspection` where the inspection VPC has the way to the internet itself. */
  readonly egress?: TransitNetwork | 'inspection';
}

/** Every IPv4 address, and every IPv6 address. */
export const EVERYWHERE = { ipv4: '0.0.0.0/0', ipv6: '::/0' } as const;

/** Whether the route is a last resort, which every other route goes before. */
export function isEverywhere(cidrBlock: string): boolean {
  return cidrBlock === EVERYWHERE.ipv4 || cidrBlock === EVERYWHERE.ipv6;
}

/** Whether networks of the one domain may speak to those of the other. */
export function speaks({ domains }: Routing, one: string, other: string): boolean {
  return domains[one]?.speaksTo.includes(other) ?? false;
}

/** Whether what the one domain says to the other passes through the inspection VPC. */
export function inspected({ inspection }: Routing, one: string, other: string): boolean {
  if (inspection === undefined) return false;
  return (
    inspection.between === 'all' ||
    inspection.between.some(
      ([first, second]) =>
        (first === one && second === other) || (first === other && second === one),
    )
  );
}

/** Whether a domain reaches the internet, and through which VPC it leaves the hub. */
export function egressOf(
  { domains, inspection, egress }: Routing,
  domain: string,
): 'none' | 'inspection' | 'egress' {
  if (egress === undefined || domains[domain]?.egress !== true) return 'none';
  return egress === 'inspection' || inspection?.egress === true ? 'inspection' : 'egress';
}

/** Networks whose traffic may pass through the inspection VPC, to it or from it. */
export function inspectedNetworks(routing: Routing): readonly RoutedNetwork[] {
  return routing.networks.filter(
    ({ domain }) =>
      egressOf(routing, domain) === 'inspection' ||
      Object.keys(routing.domains).some(
        (other) => speaks(routing, domain, other) && inspected(routing, domain, other),
      ),
  );
}

/** Networks that reach the internet through the egress VPC, by whatever way. */
export function egressNetworks(routing: Routing): readonly RoutedNetwork[] {
  return routing.networks.filter(({ domain }) => egressOf(routing, domain) !== 'none');
}
