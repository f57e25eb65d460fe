import type { Subject } from '@archway/checks';
import { flagOf } from '@archway/terraform';
import type { Meaning } from '../review/review';
import type { Side, Sides } from '../side/sides';

const ATTACHMENTS = [
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_vpn_connection',
  'aws_ec2_transit_gateway_peering_attachment',
  'aws_ec2_transit_gateway_connect',
  'aws_dx_gateway_association',
] as const;

const TABLE = 'aws_ec2_transit_gateway_route_table';

/** What a resource of a Transit Gateway says, by what it says it of. */
interface Entry {
  readonly stated: Subject;
  readonly key: string;
  readonly target: string;
  readonly now: string;
  readonly gone: string;
}

const KINDS: readonly ((side: Side) => readonly Entry[])[] = [
  (side) =>
    side.all('aws_ec2_transit_gateway_route').map((stated) => {
      const { table, attachment } = partsOf(side, stated);
      const { destination_cidr_block: destination, blackhole } = stated.attributes;
      const cidr = side.named(stated, destination)?.text ?? 'what cannot be seen';
      const dropped = flagOf(blackhole) === true;
      const target = dropped ? 'nowhere (a blackhole)' : attachment;
      return {
        stated,
        key: `route ${table} ${cidr}`,
        target,
        now: `${table} sends ${cidr} to ${target}`,
        gone: `${table} no longer sends ${cidr} to ${target}`,
      };
    }),
  (side) =>
    side.all('aws_ec2_transit_gateway_route_table_association').map((stated) => {
      const { table, attachment } = partsOf(side, stated);
      return {
        stated,
        key: `association ${attachment}`,
        target: table,
        now: `${attachment} uses the table ${table}`,
        gone: `${attachment} no longer uses the table ${table}`,
      };
    }),
  (side) =>
    side.all('aws_ec2_transit_gateway_route_table_propagation').map((stated) => {
      const { table, attachment } = partsOf(side, stated);
      return {
        stated,
        key: `propagation ${table} ${attachment}`,
        target: '',
        now: `${table} learns the networks of ${attachment}`,
        gone: `${table} no longer learns the networks of ${attachment}`,
      };
    }),
];

/** What the route tables of Transit Gateways are told. */
export function compareTransit(sides: Sides): readonly Meaning[] {
  return KINDS.flatMap((entriesOf) => {
    const before = new Map(entriesOf(sides.prior).map((entry) => [entry.key, entry]));
    const now = new Map(entriesOf(sides.planned).map((entry) => [entry.key, entry]));
    const news = [...now.values()].flatMap((entry): readonly Meaning[] => {
      const old = before.get(entry.key);
      const change = sides.changeOf(entry.stated);
      if (change === undefined || old?.target === entry.target) return [];
      return [
        {
          topic: 'routes',
          address: change.address,
          sign: old === undefined ? 'added' : 'changed',
          text: old === undefined ? entry.now : `${entry.now}, before ${old.target}`,
          explains: [],
        },
      ];
    });
    const gone = [...before.values()].flatMap((entry): readonly Meaning[] => {
      const change = sides.changeOf(entry.stated);
      if (change === undefined || now.has(entry.key)) return [];
      const { address } = change;
      return [{ topic: 'routes', address, sign: 'removed', text: entry.gone, explains: [] }];
    });
    return [...news, ...gone];
  });
}

function partsOf(
  side: Side,
  stated: Subject,
): { readonly table: string; readonly attachment: string } {
  const { transit_gateway_route_table_id: table, transit_gateway_attachment_id: attachment } =
    stated.attributes;
  const named = side.named(stated, table, TABLE, 'aws_ec2_transit_gateway');
  return {
    table: named?.text ?? 'a table that cannot be seen',
    attachment:
      side.named(stated, attachment, ...ATTACHMENTS)?.text ?? 'an attachment that cannot be seen',
  };
}
