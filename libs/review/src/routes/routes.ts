import type { Compared } from '../comparison/comparison';
import { listed } from '../network/wording';
import type { Meaning } from '../review/review';
import { sidesOf, type Sides } from '../side/sides';
import { compareMeetings } from './meetings';
import { routeTables, type Route, type RouteTable } from './route-tables';
import { isPublicRoute, publicSubnets, subnetTables, type RoutedSubnet } from './subnets';
import { compareTransit } from './transit';

/** Where packets go that went elsewhere, or nowhere. */
export function compareRoutes(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const tables = routeTables(sides);
  const [before, now] = [subnetTables(sides.prior), subnetTables(sides.planned)];
  const wasPublic = publicSubnets(before, tables.prior);
  const opened = [...publicSubnets(now, tables.planned)]
    .filter((key) => !wasPublic.has(key))
    .flatMap((key) => now.get(key) ?? []);
  const keys = [...new Set([...tables.planned.keys(), ...tables.prior.keys()])];
  return [
    ...keys.flatMap((key) =>
      tableLines(sides, tables.prior.get(key), tables.planned.get(key), opened),
    ),
    ...associationLines(sides, before, now, opened, tables.prior),
    ...compareTransit(sides),
    ...compareMeetings(compared),
  ];
}

function tableLines(
  sides: Sides,
  prior: RouteTable | undefined,
  planned: RouteTable | undefined,
  opened: readonly RoutedSubnet[],
): readonly Meaning[] {
  // A table that is gone is told as a change of its own.
  if (planned === undefined) return [];
  const { named } = planned;
  const news = [...planned.routes.values()].flatMap((route): readonly Meaning[] => {
    const old = prior?.routes.get(route.destination);
    if (old !== undefined && old.target !== undefined && old.target === route.target) return [];
    const change = sides.changeOf(route.stated);
    if (change === undefined) return [];
    const before = old === undefined ? '' : `, before ${old.text}`;
    const text = `${named.text} sends ${route.destination} to ${route.text}${before}`;
    const concern = concernOf(sides, named.key, route, opened);
    return [
      {
        topic: 'routes',
        address: change.address,
        sign: old === undefined ? 'added' : 'changed',
        text,
        explains: explained(route),
        ...(concern === undefined ? {} : { concern }),
      },
    ];
  });
  const gone = [...(prior?.routes.values() ?? [])].flatMap((route): readonly Meaning[] => {
    const change = sides.changeOf(route.stated);
    if (planned.routes.has(route.destination) || change === undefined) return [];
    const isDefault = ['0.0.0.0/0', '::/0'].includes(route.destination);
    const text = `${named.text} no longer sends ${route.destination} to ${route.text}`;
    return [
      {
        topic: 'routes',
        address: change.address,
        sign: 'removed',
        text: isDefault
          ? `${text}: what uses it loses its way out${usersOf(sides, named.key)}`
          : text,
        explains: explained(route),
      },
    ];
  });
  return [...news, ...gone];
}

function usersOf(sides: Sides, table: string): string {
  const users = [...subnetTables(sides.planned).values()].filter(
    (each) => each.table.key === table,
  );
  return users.length === 0 ? '' : ` (${listed(users.map(({ named }) => named.text))})`;
}

function explained({ inline }: Route): readonly string[] {
  return inline
    ? ['route']
    : [
        'carrier_gateway_id',
        'core_network_arn',
        'destination_cidr_block',
        'destination_ipv6_cidr_block',
        'destination_prefix_list_id',
        'egress_only_gateway_id',
        'gateway_id',
        'instance_id',
        'local_gateway_id',
        'nat_gateway_id',
        'network_interface_id',
        'route_table_id',
        'transit_gateway_id',
        'vpc_endpoint_id',
        'vpc_peering_connection_id',
      ];
}

/** Subnets that a table opens to the internet; those that are new are known, the others looked at. */
function concernOf(
  sides: Sides,
  table: string,
  route: Route,
  opened: readonly RoutedSubnet[],
): Meaning['concern'] {
  if (route.target === undefined) return { kind: 'incomplete', level: 'note' };
  if (!isPublicRoute(route)) return undefined;
  const subnets = opened.filter((each) => each.table.key === table);
  if (subnets.length === 0) return undefined;
  return openedConcern(sides, subnets, route.destination);
}

function openedConcern(
  sides: Sides,
  subnets: readonly RoutedSubnet[],
  destination: string,
): Meaning['concern'] {
  const isNew = subnets.every(({ named }) => sides.isNew(named.key));
  const names = subnets.map(({ named }) => named.text);
  const verb = names.length === 1 ? 'becomes' : 'become';
  return {
    kind: 'reachable',
    level: isNew ? 'note' : 'look',
    text: `${listed(names)} ${isNew ? 'will be' : verb} public: ${destination} goes to an internet gateway`,
    details: names,
  };
}

/** Subnets that use another table. */
function associationLines(
  sides: Sides,
  before: ReadonlyMap<string, RoutedSubnet>,
  now: ReadonlyMap<string, RoutedSubnet>,
  opened: readonly RoutedSubnet[],
  priorTables: ReadonlyMap<string, RouteTable>,
): readonly Meaning[] {
  return [...now].flatMap(([key, { named, table, stated }]): readonly Meaning[] => {
    const old = before.get(key);
    const subject = stated ?? old?.stated;
    const change = subject === undefined ? undefined : sides.changeOf(subject);
    if (change === undefined || old?.table.key === table.key) return [];
    const opens = opened.filter((each) => each.named.key === key);
    // A table that is opened itself tells its subnets.
    const byTable = [...(priorTables.get(table.key)?.routes.values() ?? [])].some(isPublicRoute);
    const concern =
      opens.length > 0 && byTable ? openedConcern(sides, opens, 'everything else') : undefined;
    if (old === undefined && sides.isNew(key) && concern === undefined) return [];
    const was = old === undefined ? '' : `, before ${old.table.text}`;
    return [
      {
        topic: 'routes',
        address: change.address,
        sign: old === undefined ? 'added' : 'changed',
        text: `${named.text} uses the route table ${table.text}${was}`,
        explains: ['route_table_id', 'subnet_id'],
        ...(concern === undefined ? {} : { concern }),
      },
    ];
  });
}
