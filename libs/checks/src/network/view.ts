import { AddressIndex, type Entry } from '../cidr/address-index';
import { isEverything } from '../cidr/cidr';
import { labelOf } from '../estate/label';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { network, vpcNetwork, type Network } from './networks';
import { transitOf, type Transit } from './transit';

/** A VPC and every network that its packets can get to: none of them may share an address with another. */
export interface View {
  readonly vpc: Network;
  readonly reached: readonly Network[];
  /** Of these, what every VPC with the same attachments gets to: the own network may be among them. */
  readonly shared: Reach;
  /** Of these, what the VPC alone gets to, over peerings and its own VPN gateways. */
  readonly own: readonly Network[];
}

/** What is reached over the same route tables of Transit Gateways: one object for all VPCs that use them. */
export interface Reach {
  readonly networks: readonly Network[];
  readonly addresses: AddressIndex<Network>;
}

/** What each VPC can get to: over peerings, Transit Gateways and their peerings, VPNs and Direct Connect. */
export const viewsOf = perEstate((estate: Estate): readonly View[] => {
  const transit = transitOf(estate);
  const networks = new Map(estate.all('aws_vpc').map((vpc) => [vpc.key, vpcNetwork(estate, vpc)]));
  const networkOf = (vpc: Subject): readonly Network[] => {
    const found = networks.get(vpc.key);
    return found === undefined ? [] : [found];
  };
  const peers = peersOf(estate);
  const reaches = new Map<string, Reach>();
  const reachOf = (vpc: Subject): Reach => {
    const { gateways, tables } = attachedTo(transit, vpc);
    const key = [...gateways.map((gateway) => gateway.key), ...tables].sort().join('\n');
    const reach =
      reaches.get(key) ??
      reachOver([
        ...gateways.flatMap((gateway) => ownBlocks(estate, gateway)),
        ...overTables(estate, transit, tables).flatMap((found) =>
          'blocks' in found ? [found] : networkOf(found),
        ),
      ]);
    reaches.set(key, reach);
    return reach;
  };
  return [...networks.values()].map((vpc): View => {
    const shared = reachOf(vpc.subject);
    const own = distinct([
      ...(peers.get(vpc.subject.key) ?? []).flatMap(networkOf),
      ...behindGateway(estate, vpc.subject),
    ]);
    return {
      vpc,
      shared,
      own,
      get reached() {
        return distinct([...own, ...shared.networks]).filter((each) => each !== vpc);
      },
    };
  });
});

function reachOver(found: readonly Network[]): Reach {
  const networks = distinct(found);
  return { networks, addresses: new AddressIndex(entriesOf(networks)) };
}

/** The blocks of networks, each with the network that has it. */
export function entriesOf(networks: readonly Network[]): readonly Entry<Network>[] {
  return networks.flatMap((owner) => owner.blocks.map((block) => ({ block, owner })));
}

function distinct(networks: readonly Network[]): readonly Network[] {
  return [...new Map(networks.map((each) => [`${each.subject.key} ${each.name}`, each])).values()];
}

function peersOf(estate: Estate): ReadonlyMap<string, readonly Subject[]> {
  const peers = new Map<string, Subject[]>();
  for (const peering of estate.all('aws_vpc_peering_connection')) {
    const a = estate.target(peering, peering.attributes['vpc_id'], 'aws_vpc');
    const b = estate.target(peering, peering.attributes['peer_vpc_id'], 'aws_vpc');
    if (a === undefined || b === undefined) continue;
    peers.set(a.key, [...(peers.get(a.key) ?? []), b]);
    peers.set(b.key, [...(peers.get(b.key) ?? []), a]);
  }
  return peers;
}

/** The static routes of VPN connections that end at the VPC's own gateway. */
function behindGateway(estate: Estate, vpc: Subject): readonly Network[] {
  const gateways = [
    ...estate.naming(vpc, 'aws_vpn_gateway', 'vpc_id'),
    ...estate
      .naming(vpc, 'aws_vpn_gateway_attachment', 'vpc_id')
      .map((each) => estate.target(each, each.attributes['vpn_gateway_id'], 'aws_vpn_gateway')),
  ];
  return gateways
    .filter((gateway) => gateway !== undefined)
    .flatMap((gateway) => estate.naming(gateway, 'aws_vpn_connection', 'vpn_gateway_id'))
    .map((connection) => behindConnection(estate, connection));
}

/** What lies behind a VPN connection: its static routes, and the side that it names for itself. */
function behindConnection(estate: Estate, connection: Subject): Network {
  const routes = estate.naming(connection, 'aws_vpn_connection_route', 'vpn_connection_id');
  const values = [
    ...routes.map(({ attributes }) => attributes['destination_cidr_block']),
    connection.attributes['local_ipv4_network_cidr'],
    connection.attributes['local_ipv6_network_cidr'],
  ];
  const all = network(connection, `what is behind ${labelOf(connection)}`, values);
  return { ...all, blocks: all.blocks.filter((block) => !isEverything(block)) };
}

/** The gateways that a VPC is attached to, and the route tables that decide for what comes out of it. */
function attachedTo(
  transit: Transit,
  vpc: Subject,
): { readonly gateways: readonly Subject[]; readonly tables: readonly string[] } {
  const attachments = transit.attachmentsOf(vpc);
  const gateways = attachments.flatMap((attachment) => transit.gatewayOf(attachment) ?? []);
  return {
    gateways: [...new Map(gateways.map((each) => [each.key, each])).values()],
    tables: [...new Set(attachments.flatMap((attachment) => transit.tablesOf(attachment)))],
  };
}

/** The VPCs and networks that some tables lead to, and the tables of peered gateways after them. */
function overTables(
  estate: Estate,
  transit: Transit,
  tables: readonly string[],
): readonly (Subject | Network)[] {
  const found: (Subject | Network)[] = [];
  const seen = new Set<string>();
  const waiting = [...tables];
  for (let table = waiting.pop(); table !== undefined; table = waiting.pop()) {
    if (seen.has(table)) continue;
    seen.add(table);
    for (const attachment of transit.reachedFrom(table)) {
      const { type, attributes } = attachment;
      if (type === 'aws_ec2_transit_gateway_vpc_attachment') {
        const other = estate.target(attachment, attributes['vpc_id'], 'aws_vpc');
        if (other !== undefined) found.push(other);
      } else if (type === 'aws_ec2_transit_gateway_peering_attachment') {
        waiting.push(...transit.tablesOf(attachment));
      } else found.push(...behindAttachment(estate, transit, table, attachment));
    }
  }
  return found;
}

/** The gateway's own blocks, and the customer gateways of private VPNs that stand in them. */
function ownBlocks(estate: Estate, gateway: Subject): readonly Network[] {
  const customers = estate
    .naming(gateway, 'aws_vpn_connection', 'transit_gateway_id')
    .filter(({ attributes }) => attributes['outside_ip_address_type'] === 'PrivateIpv4')
    .map((each) =>
      estate.target(each, each.attributes['customer_gateway_id'], 'aws_customer_gateway'),
    )
    .filter((customer) => customer !== undefined)
    .map((customer) =>
      network(customer, `the address of ${labelOf(customer)}`, [customer.attributes['ip_address']]),
    );
  const own = network(gateway, `the blocks of ${labelOf(gateway)}`, [
    gateway.attributes['transit_gateway_cidr_blocks'],
  ]);
  return [own, ...customers];
}

/** What a table sends to a VPN, Direct Connect or Connect attachment. */
function behindAttachment(
  estate: Estate,
  transit: Transit,
  table: string,
  attachment: Subject,
): readonly Network[] {
  const sent = transit
    .routesOf(table)
    .filter((route) => route.attachment?.key === attachment.key)
    .filter(({ destination }) => destination !== undefined && !destination.endsWith('/0'))
    .map(({ destination }) => destination ?? null);
  const behind = network(attachment, `what is behind ${labelOf(attachment)}`, sent);
  const stated =
    attachment.type === 'aws_vpn_connection' ? [behindConnection(estate, attachment)] : [];
  return [behind, ...stated];
}
