import { textOf } from '@archway/terraform';
import { flagOr, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { groupBy } from '../grouping/grouping';

const ATTACHMENTS = [
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_vpn_connection',
  'aws_ec2_transit_gateway_peering_attachment',
  'aws_ec2_transit_gateway_connect',
  'aws_dx_gateway_association',
] as const;

const ACCEPTERS = [
  'aws_ec2_transit_gateway_vpc_attachment_accepter',
  'aws_ec2_transit_gateway_peering_attachment_accepter',
] as const;

/** A Transit Gateway's routing: which attachment uses which table, and what is in each table. */
export interface Transit {
  /** The attachments of a VPC. */
  attachmentsOf(vpc: Subject): readonly Subject[];
  gatewayOf(attachment: Subject): Subject | undefined;
  /** The tables that decide for what comes out of an attachment: one, or one on each side of a peering. */
  tablesOf(attachment: Subject): readonly string[];
  /** The attachments that a table sends something to. */
  reachedFrom(table: string): readonly Subject[];
  /** The attachments whose own prefixes a table has by propagation. */
  propagatedTo(table: string): readonly Subject[];
  readonly routes: readonly TransitRoute[];
  /** The static routes of a table. */
  routesOf(table: string): readonly TransitRoute[];
}

/** A static route of a table. */
export interface TransitRoute {
  readonly stated: Subject;
  readonly table: string;
  readonly destination: string | undefined;
  readonly attachment: Subject | undefined;
  readonly blackhole: boolean | undefined;
}

export const transitOf = perEstate((estate: Estate): Transit => {
  const associations = new Map<string, Set<string>>();
  const propagations = new Map<string, Map<string, Subject>>();
  const attachments = estate.all(...ATTACHMENTS);
  const tableNamed = (from: Subject, name: string): string | undefined => {
    const value = from.attributes[name];
    const table = estate.target(from, value, 'aws_ec2_transit_gateway_route_table');
    if (table !== undefined) return table.key;
    const gateway = estate.target(from, value, 'aws_ec2_transit_gateway');
    return gateway === undefined ? undefined : `default ${gateway.key}`;
  };
  const attachmentNamed = (from: Subject): Subject | undefined => {
    const value = from.attributes['transit_gateway_attachment_id'];
    const accepter = estate.target(from, value, ...ACCEPTERS);
    return estate.target(
      accepter ?? from,
      accepter?.attributes['transit_gateway_attachment_id'] ?? value,
      ...ATTACHMENTS,
    );
  };
  const gatewayOf = (attachment: Subject): Subject | undefined =>
    estate.target(
      attachment,
      attachment.attributes['transit_gateway_id'] ?? attachment.attributes['associated_gateway_id'],
      'aws_ec2_transit_gateway',
    );
  const associate = (attachment: Subject, table: string): void => {
    associations.set(attachment.key, (associations.get(attachment.key) ?? new Set()).add(table));
  };
  const propagate = (attachment: Subject, table: string): void => {
    const known = propagations.get(table) ?? new Map<string, Subject>();
    propagations.set(table, known.set(attachment.key, attachment));
  };
  for (const attachment of attachments) {
    const gateway = gatewayOf(attachment);
    // Peerings neither join the default table by propagation nor learn from it.
    if (gateway === undefined) continue;
    if (byDefault(gateway, attachment, 'association'))
      associate(attachment, `default ${gateway.key}`);
    if (byDefault(gateway, attachment, 'propagation') && !attachment.type.includes('peering')) {
      propagate(attachment, `default ${gateway.key}`);
    }
  }
  for (const stated of estate.all('aws_ec2_transit_gateway_route_table_association')) {
    const [attachment, table] = [
      attachmentNamed(stated),
      tableNamed(stated, 'transit_gateway_route_table_id'),
    ];
    if (attachment !== undefined && table !== undefined) associate(attachment, table);
  }
  for (const stated of estate.all('aws_ec2_transit_gateway_route_table_propagation')) {
    const [attachment, table] = [
      attachmentNamed(stated),
      tableNamed(stated, 'transit_gateway_route_table_id'),
    ];
    if (attachment !== undefined && table !== undefined) propagate(attachment, table);
  }
  const routes = estate.all('aws_ec2_transit_gateway_route').flatMap((stated) => {
    const table = tableNamed(stated, 'transit_gateway_route_table_id');
    if (table === undefined) return [];
    return [
      {
        stated,
        table,
        destination: textOf(stated.attributes['destination_cidr_block']),
        attachment: attachmentNamed(stated),
        blackhole: flagOr(stated.attributes['blackhole'], false),
      },
    ];
  });
  const byTable = groupBy(routes, ({ table }) => table);
  const routesOf = (table: string): readonly TransitRoute[] => byTable.get(table) ?? [];
  const propagatedTo = (table: string): readonly Subject[] => [
    ...(propagations.get(table)?.values() ?? []),
  ];
  return {
    attachmentsOf: (vpc) => estate.naming(vpc, 'aws_ec2_transit_gateway_vpc_attachment', 'vpc_id'),
    gatewayOf,
    tablesOf: (attachment) => [...(associations.get(attachment.key) ?? [])],
    reachedFrom: (table) => {
      const sent = routesOf(table)
        .filter(({ blackhole }) => blackhole !== true)
        .flatMap(({ attachment }) => (attachment === undefined ? [] : [attachment]));
      return [
        ...new Map([...propagatedTo(table), ...sent].map((each) => [each.key, each])).values(),
      ];
    },
    propagatedTo,
    routes,
    routesOf,
  };
});

/** Gateway and attachment both have to say no to the default table; each says yes where it says nothing. */
function byDefault(
  gateway: Subject,
  attachment: Subject,
  what: 'association' | 'propagation',
): boolean {
  const offered = textOr(gateway.attributes[`default_route_table_${what}`], 'enable') === 'enable';
  const wanted = flagOr(attachment.attributes[`transit_gateway_default_route_table_${what}`], true);
  return offered && wanted !== false;
}
