import { isStated, parseCidr, type Subject } from '@archway/checks';
import { blocksOf, isSensitive, isUnknown, textOf, type ObjectValue } from '@archway/terraform';
import { addressesOf, cidrsOf } from '../network/addresses';
import type { Named, Side, Sides } from '../side/sides';
import { nameOf } from '../side/sides';
import { unseenIn, unseenText } from '../side/unseen';

/** Where packets for a destination go. */
export interface Route {
  readonly stated: Subject;
  readonly inline: boolean;
  /** A block with its host bits cleared, or the name of a prefix list. */
  readonly destination: string;
  /** The same on both sides; undefined where it cannot be seen. */
  readonly target: string | undefined;
  /** Such as `internet gateway igw (net/Igw)`. */
  readonly text: string;
  readonly toInternetGateway: boolean;
}

/** A route table with its routes by destination. */
export interface RouteTable {
  readonly named: Named;
  readonly routes: ReadonlyMap<string, Route>;
}

export const TABLES = ['aws_route_table', 'aws_default_route_table'] as const;

/** Arguments that name the target of a route: what it is called, and the types that it may name. */
const TARGETS: Readonly<Record<string, readonly [words: string, ...types: readonly string[]]>> = {
  gateway_id: ['gateway', 'aws_internet_gateway', 'aws_vpn_gateway', 'aws_vpc_endpoint'],
  nat_gateway_id: ['NAT gateway', 'aws_nat_gateway'],
  transit_gateway_id: ['Transit Gateway', 'aws_ec2_transit_gateway'],
  vpc_peering_connection_id: [
    'peering',
    'aws_vpc_peering_connection',
    'aws_vpc_peering_connection_accepter',
  ],
  egress_only_gateway_id: ['egress-only gateway', 'aws_egress_only_internet_gateway'],
  vpc_endpoint_id: ['endpoint', 'aws_vpc_endpoint'],
  core_network_arn: ['core network'],
  carrier_gateway_id: ['carrier gateway', 'aws_ec2_carrier_gateway'],
  local_gateway_id: ['local gateway'],
  instance_id: ['instance', 'aws_instance'],
  network_interface_id: ['network interface', 'aws_network_interface'],
  odb_network_arn: ['ODB network'],
};

const DESTINATIONS = [
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
  'destination_prefix_list_id',
  'cidr_block',
  'ipv6_cidr_block',
] as const;

/** The route tables of both sides by their key. */
export function routeTables(sides: Sides): {
  readonly prior: ReadonlyMap<string, RouteTable>;
  readonly planned: ReadonlyMap<string, RouteTable>;
} {
  const before = routesOf(sides.prior);
  const now = routesOf(sides.planned);
  for (const [key, { routes }] of now) {
    const old = before.get(key)?.routes ?? [];
    const inline = (all: readonly Route[]): string =>
      all
        .filter((route) => route.inline)
        .map(routeText)
        .sort()
        .join('\n');
    // Blocks that nobody wrote are filled in by the provider, with the routes of resources that go.
    if (inline(old) !== inline(routes)) continue;
    const separate = new Set(old.filter((route) => !route.inline).map(routeText));
    const kept = routes.filter((route) => !route.inline || !separate.has(routeText(route)));
    routes.splice(0, routes.length, ...kept);
  }
  return { prior: byDestination(before), planned: byDestination(now) };
}

function routeText({ destination, target = 'unseen' }: Route): string {
  return `${destination} ${target}`;
}

type Tables = ReadonlyMap<string, { readonly named: Named; readonly routes: Route[] }>;

function byDestination(tables: Tables): ReadonlyMap<string, RouteTable> {
  return new Map(
    [...tables].map(([key, { named, routes }]) => [
      key,
      { named, routes: new Map(routes.map((route) => [route.destination, route])) },
    ]),
  );
}

function routesOf(side: Side): Tables {
  const tables = new Map<string, { named: Named; routes: Route[] }>();
  for (const subject of side.all(...TABLES)) {
    const key = side.keyOf(subject);
    const routes = blocksOf(subject.attributes['route']).map((block) =>
      routeOf(side, subject, block, true),
    );
    tables.set(key, { named: { key, text: nameOf(subject), subject }, routes });
  }
  for (const stated of side.all('aws_route')) {
    const named = side.named(stated, stated.attributes['route_table_id'], ...TABLES) ?? {
      key: `unknown ${side.keyOf(stated)}`,
      text: `the table of ${nameOf(stated)}`,
    };
    const table = tables.get(named.key) ?? { named, routes: [] };
    table.routes.push(routeOf(side, stated, stated.attributes, false));
    tables.set(named.key, table);
  }
  return tables;
}

function routeOf(side: Side, stated: Subject, block: ObjectValue, inline: boolean): Route {
  const by = Object.keys(TARGETS).find((name) => isSensitive(block[name]) || isStated(block[name]));
  const value = by === undefined ? undefined : block[by];
  const [words = '', ...types] = TARGETS[by ?? ''] ?? [];
  const named = side.named(stated, value, ...types);
  const toInternetGateway =
    named?.subject?.type === 'aws_internet_gateway' || /^igw-/.test(textOf(value) ?? '');
  const kind = toInternetGateway ? 'internet gateway' : words;
  const unseen = isUnknown(value) ? unseenText(value) : 'a target that cannot be seen';
  return {
    stated,
    inline,
    destination: destinationOf(side, stated, block),
    target: named?.key,
    text: `${kind} ${named?.text ?? unseen}`.trim(),
    toInternetGateway,
  };
}

function destinationOf(side: Side, stated: Subject, block: ObjectValue): string {
  const value = DESTINATIONS.map((name) => block[name]).find(
    (each) => isStated(each) || unseenIn(each).length > 0,
  );
  const [unseen] = unseenIn(value);
  const named = side.named(stated, value, 'aws_ec2_managed_prefix_list');
  if (named === undefined) return unseen === undefined ? 'no destination' : unseenText(unseen);
  return parseCidr(named.text) === undefined ? named.text : clean(named.text);
}

/** AWS keeps a block with its host bits cleared. */
function clean(text: string): string {
  const [cidr = text] = cidrsOf(addressesOf([text]));
  return cidr;
}
