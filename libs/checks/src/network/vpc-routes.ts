import {
  blocksOf,
  isList,
  isUnknown,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { parseCidr, type Cidr } from '../cidr/cidr';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { groupBy } from '../grouping/grouping';

/** A route of a VPC's route table. */
export interface VpcRoute {
  /** The resource that states it: a route, or the table with a block in it. */
  readonly stated: Subject;
  readonly table: Subject | undefined;
  readonly vpc: Subject | undefined;
  /** As written; undefined where it is not known or is a prefix list. */
  readonly destination: Cidr | undefined;
  /** The argument that names the target, such as `nat_gateway_id`; undefined where none is stated. */
  readonly by: string | undefined;
  /** What it names, where that is in these configurations. */
  readonly target: Subject | undefined;
  readonly value: Value | undefined;
}

const TABLES = ['aws_route_table', 'aws_default_route_table'] as const;

/** Arguments that name the target of a route, and the types that they may name. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  gateway_id: ['aws_internet_gateway', 'aws_vpn_gateway', 'aws_vpc_endpoint'],
  nat_gateway_id: ['aws_nat_gateway'],
  transit_gateway_id: ['aws_ec2_transit_gateway'],
  vpc_peering_connection_id: ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter'],
  egress_only_gateway_id: ['aws_egress_only_internet_gateway'],
  network_interface_id: ['aws_network_interface'],
  vpc_endpoint_id: ['aws_vpc_endpoint'],
  core_network_arn: [],
  carrier_gateway_id: ['aws_ec2_carrier_gateway'],
  local_gateway_id: [],
  instance_id: ['aws_instance'],
  odb_network_arn: [],
};

const DESTINATIONS = [
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
  'cidr_block',
  'ipv6_cidr_block',
];

export const vpcRoutesOf = perEstate((estate: Estate): readonly VpcRoute[] => {
  const separate = estate.all('aws_route').map((stated) => {
    const table = estate.target(stated, stated.attributes['route_table_id'], ...TABLES, 'aws_vpc');
    return routeOf(estate, stated, table, stated.attributes);
  });
  const inline = estate
    .all(...TABLES)
    .flatMap((table) =>
      blocksOf(table.attributes['route']).map((block) => routeOf(estate, table, table, block)),
    );
  return [...separate, ...inline];
});

const routesByTable = perEstate((estate: Estate) =>
  groupBy(vpcRoutesOf(estate), ({ table }) => table?.key ?? ''),
);

/** The routes of a table. */
export function routesOfTable(estate: Estate, table: Subject): readonly VpcRoute[] {
  return routesByTable(estate).get(table.key) ?? [];
}

function routeOf(
  estate: Estate,
  stated: Subject,
  table: Subject | undefined,
  block: ObjectValue,
): VpcRoute {
  const by = Object.keys(TARGETS).find((name) => isStated(block[name]));
  const value = by === undefined ? undefined : block[by];
  const found = by === undefined ? undefined : estate.target(stated, value, ...(TARGETS[by] ?? []));
  const texts = DESTINATIONS.map((name) => textOf(block[name])).filter(
    (text) => text !== undefined,
  );
  return {
    stated,
    table,
    vpc: table === undefined ? undefined : vpcOfTable(estate, table),
    destination: parseCidr(texts[0] ?? ''),
    by,
    value,
    target:
      found?.type === 'aws_vpc_peering_connection_accepter' ? peeringOf(estate, found) : found,
  };
}

function peeringOf(estate: Estate, accepter: Subject): Subject | undefined {
  return estate.target(
    accepter,
    accepter.attributes['vpc_peering_connection_id'],
    'aws_vpc_peering_connection',
  );
}

export function vpcOfTable(estate: Estate, table: Subject): Subject | undefined {
  if (table.type === 'aws_vpc') return table;
  return estate.target(
    table,
    table.attributes['vpc_id'] ?? table.attributes['default_route_table_id'],
    'aws_vpc',
  );
}

/** The route table of a subnet: its own, else the VPC's main one; undefined where that cannot be said. */
export function tableOfSubnet(estate: Estate, subnet: Subject): Subject | undefined {
  const own = estate.naming(subnet, 'aws_route_table_association', 'subnet_id');
  const [association] = own;
  if (association !== undefined) {
    return estate.target(association, association.attributes['route_table_id'], ...TABLES);
  }
  const vpc = estate.target(subnet, subnet.attributes['vpc_id'], 'aws_vpc');
  if (vpc === undefined || hasUnreadAssociations(estate)) return undefined;
  const [main] = estate.naming(vpc, 'aws_main_route_table_association', 'vpc_id');
  if (main !== undefined) {
    return estate.target(main, main.attributes['route_table_id'], ...TABLES);
  }
  // A main table that nobody states has the local route alone, as a VPC with no routes stands for it.
  return defaultTables(estate).get(vpc.key)?.[0] ?? vpc;
}

const defaultTables = perEstate((estate: Estate) =>
  groupBy(estate.all('aws_default_route_table'), (table) => vpcOfTable(estate, table)?.key ?? ''),
);

/** An association whose subnet is not known may be any subnet's. */
const hasUnreadAssociations = perEstate((estate: Estate): boolean =>
  estate
    .all('aws_route_table_association')
    .some(
      (each) =>
        estate.target(each, each.attributes['subnet_id'], 'aws_subnet') === undefined &&
        isUnknown(each.attributes['subnet_id']),
    ),
);

/** The subnets that an argument with a list names, and whether all of them are known. */
export function subnetsIn(
  estate: Estate,
  from: Subject,
  value: Value | undefined,
): { readonly subnets: readonly Subject[]; readonly complete: boolean } {
  const items = isList(value) ? value : isStated(value) ? [value ?? null] : [];
  const subnets = items.map((item) => estate.target(from, item, 'aws_subnet'));
  return {
    subnets: subnets.filter((subnet) => subnet !== undefined),
    complete: !subnets.includes(undefined),
  };
}
