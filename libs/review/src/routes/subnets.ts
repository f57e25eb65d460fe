import type { Subject } from '@archway/checks';
import { addressesOf, isAnybody } from '../network/addresses';
import { nameOf, type Named, type Side } from '../side/sides';
import { TABLES, type Route, type RouteTable } from './route-tables';

/** A subnet with the route table that it uses. */
export interface RoutedSubnet {
  readonly named: Named;
  readonly table: Named;
  /** What gives it the table; undefined for the main table of its network. */
  readonly stated: Subject | undefined;
}

/** The route tables of subnets by the subnets' keys, as far as they can be seen. */
export function subnetTables(side: Side): ReadonlyMap<string, RoutedSubnet> {
  const found = new Map<string, RoutedSubnet>();
  const main = mainTables(side);
  for (const subject of side.all('aws_subnet')) {
    const key = side.keyOf(subject);
    const vpc = side.named(subject, subject.attributes['vpc_id'], 'aws_vpc');
    const table = main.get(vpc?.key ?? '');
    const named = { key, text: nameOf(subject), subject };
    if (table !== undefined) found.set(key, { named, table, stated: undefined });
  }
  for (const stated of side.all('aws_route_table_association')) {
    const named = side.named(stated, stated.attributes['subnet_id'], 'aws_subnet');
    const table = side.named(stated, stated.attributes['route_table_id'], ...TABLES);
    if (named !== undefined && table !== undefined) found.set(named.key, { named, table, stated });
  }
  return found;
}

/** The main route tables by the keys of their networks. */
function mainTables(side: Side): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const subject of side.all('aws_default_route_table')) {
    const { vpc_id: id, default_route_table_id: table } = subject.attributes;
    const vpc = side.named(subject, id, 'aws_vpc') ?? side.named(subject, table, 'aws_vpc');
    const named = { key: side.keyOf(subject), text: nameOf(subject), subject };
    if (vpc !== undefined) found.set(vpc.key, named);
  }
  for (const stated of side.all('aws_main_route_table_association')) {
    const vpc = side.named(stated, stated.attributes['vpc_id'], 'aws_vpc');
    const table = side.named(stated, stated.attributes['route_table_id'], ...TABLES);
    if (vpc !== undefined && table !== undefined) found.set(vpc.key, table);
  }
  return found;
}

/** Whether a route is a way to and from the internet. */
export function isPublicRoute({ destination, toInternetGateway }: Route): boolean {
  return toInternetGateway && isAnybody(addressesOf([destination]));
}

/** The keys of the subnets that the internet has a way to. */
export function publicSubnets(
  subnets: ReadonlyMap<string, RoutedSubnet>,
  tables: ReadonlyMap<string, RouteTable>,
): ReadonlySet<string> {
  const isPublic = (key: string): boolean =>
    [...(tables.get(key)?.routes.values() ?? [])].some(isPublicRoute);
  return new Set([...subnets].filter(([, { table }]) => isPublic(table.key)).map(([key]) => key));
}
