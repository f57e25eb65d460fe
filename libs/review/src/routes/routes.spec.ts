import fc from 'fast-check';
import { told, type Resources } from '../testing/planned';
import { compareRoutes } from './routes';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const base: Resources = {
  aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } },
  aws_internet_gateway: { Igw: {} },
  aws_nat_gateway: { Nat: {} },
  aws_subnet: { A: { vpc_id: '${aws_vpc.Main.id}' }, B: { vpc_id: '${aws_vpc.Main.id}' } },
  aws_route_table_association: {
    A: { subnet_id: '${aws_subnet.A.id}', route_table_id: '${aws_route_table.Private.id}' },
  },
};

const igw = { gateway_id: '${aws_internet_gateway.Igw.id}' };
const nat = { nat_gateway_id: '${aws_nat_gateway.Nat.id}' };

/** The private table with routes in resources of their own. */
const apart = (...routes: readonly Body[]): Resources => ({
  ...base,
  aws_route_table: { Private: { vpc_id: '${aws_vpc.Main.id}' } },
  aws_route: Object.fromEntries(
    routes.map((route) => [
      `R${JSON.stringify(route['destination_cidr_block']).replace(/\W/g, '_')}`,
      { route_table_id: '${aws_route_table.Private.id}', ...route },
    ]),
  ),
});

/** The same with blocks in the table. */
const inline = (...routes: readonly Body[]): Resources => ({
  ...base,
  aws_route_table: { Private: { vpc_id: '${aws_vpc.Main.id}', route: routes } },
});

const lines = (before: Resources, after: Resources): string[] =>
  told(compareRoutes, { before, after });

const peering = { vpc_peering_connection_id: 'pcx-1' };

it('tells routes that come, go and lead elsewhere', () => {
  expect(lines(apart(), apart({ destination_cidr_block: '10.2.0.0/16', ...peering }))).toEqual([
    '+ shop/Private sends 10.2.0.0/16 to peering pcx-1',
  ]);
  expect(
    lines(
      apart({ destination_cidr_block: '10.2.0.0/16', ...peering }),
      apart({ destination_cidr_block: '10.2.0.0/16', transit_gateway_id: 'tgw-1' }),
    ),
  ).toEqual(['~ shop/Private sends 10.2.0.0/16 to Transit Gateway tgw-1, before peering pcx-1']);
});

it('says what loses its way out', () => {
  expect(lines(apart({ destination_cidr_block: '0.0.0.0/0', ...nat }), apart())).toEqual([
    '- shop/Private no longer sends 0.0.0.0/0 to NAT gateway shop/Nat: what uses it loses its way out (shop/A)',
  ]);
});

it('looks at subnets that become public, and names them', () => {
  const [before, after] = [nat, igw].map((to) =>
    apart({ destination_cidr_block: '0.0.0.0/0', ...to }),
  );
  expect(lines(before ?? {}, after ?? {})).toEqual([
    '~ reachable/look: shop/Private sends 0.0.0.0/0 to internet gateway shop/Igw, before NAT gateway shop/Nat',
  ]);
  expect(lines(after ?? {}, before ?? {})).toEqual([
    '~ shop/Private sends 0.0.0.0/0 to NAT gateway shop/Nat, before internet gateway shop/Igw',
  ]);
});

it('knows of new subnets that they are public', () => {
  expect(lines({}, apart({ destination_cidr_block: '0.0.0.0/0', ...igw }))).toEqual([
    '+ reachable/note: shop/Private sends 0.0.0.0/0 to internet gateway shop/Igw',
  ]);
  expect(lines({}, apart({ destination_cidr_block: '0.0.0.0/0', ...nat }))).toEqual([
    '+ shop/Private sends 0.0.0.0/0 to NAT gateway shop/Nat',
  ]);
});

it('looks at a subnet that gets a public table', () => {
  const using = (table: string): Resources => ({
    ...apart(),
    aws_route_table: {
      Private: { route: [] },
      Public: { route: [{ cidr_block: '0.0.0.0/0', ...igw }] },
    },
    aws_route_table_association: {
      A: { subnet_id: '${aws_subnet.A.id}', route_table_id: `\${aws_route_table.${table}.id}` },
    },
  });
  expect(lines(using('Private'), using('Public'))).toEqual([
    '~ reachable/look: shop/A uses the route table shop/Public, before shop/Private',
  ]);
  expect(lines(using('Public'), using('Private'))).toEqual([
    '~ shop/A uses the route table shop/Private, before shop/Public',
  ]);
});

it('says nothing of routes that move between a table and resources of their own, in any order', () => {
  const hosts = fc.shuffledSubarray(['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'], {
    minLength: 3,
  });
  fc.assert(
    fc.property(hosts, hosts, (one, other) => {
      const block = inline(...one.map((cidr_block) => ({ cidr_block, ...peering })));
      const own = apart(...other.map((cidr) => ({ destination_cidr_block: cidr, ...peering })));
      expect(lines(block, own)).toEqual([]);
      expect(lines(own, block)).toEqual([]);
    }),
  );
});

it('tells a route that goes, though the table still lists what the provider filled in', () => {
  const table = { route: [{ cidr_block: '10.2.0.0/16', ...peering }] };
  const before = {
    ...apart({ destination_cidr_block: '10.2.0.0/16', ...peering }),
    aws_route_table: { Private: table },
  };
  expect(lines(before, { ...base, aws_route_table: { Private: table } })).toEqual([
    '- shop/Private no longer sends 10.2.0.0/16 to peering pcx-1',
  ]);
});

it('says that it cannot see a target', () => {
  expect(
    lines(apart(), apart({ destination_cidr_block: '10.2.0.0/16', gateway_id: '${aws_x.Y.id}' })),
  ).toEqual([
    '+ incomplete/note: shop/Private sends 10.2.0.0/16 to gateway aws_x.Y.id (known after apply)',
  ]);
});

const transit = (tables: Resources): Resources => ({
  aws_vpc: { Main: { cidr_block: '10.0.0.0/16' }, Data: { cidr_block: '10.1.0.0/16' } },
  aws_ec2_transit_gateway: {
    Hub: {
      default_route_table_association: 'disable',
      default_route_table_propagation: 'disable',
    },
  },
  aws_ec2_transit_gateway_route_table: { Table: {} },
  aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
    ['Main', 'Data'].map((name) => [
      name,
      {
        vpc_id: `\${aws_vpc.${name}.id}`,
        transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
        transit_gateway_default_route_table_association: false,
        transit_gateway_default_route_table_propagation: false,
      },
    ]),
  ),
  aws_ec2_transit_gateway_route_table_association: {
    Main: {
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.Main.id}',
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.Table.id}',
    },
  },
  ...tables,
});

const learned = {
  aws_ec2_transit_gateway_route_table_propagation: {
    Data: {
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.Data.id}',
      transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.Table.id}',
    },
  },
};

it('looks at networks that can newly meet by a Transit Gateway, and not where all is new', () => {
  const said = [
    'aws_ec2_transit_gateway_route_table.Table learns the networks of shop/Data',
    'shop/Main can newly meet shop/Data',
  ].map((text) => text.replace('aws_ec2_transit_gateway_route_table.Table', 'shop/Table'));
  expect(lines(transit({}), transit(learned))).toEqual([
    `+ ${said[0]}`,
    `+ reachable/look: ${said[1]}`,
  ]);
  expect(lines({}, transit(learned))).toContain(`+ ${said[1]}`);
  expect(lines(transit(learned), transit({}))).toEqual([
    '- shop/Table no longer learns the networks of shop/Data',
  ]);
});

it('looks at networks that are peered', () => {
  const aws_vpc = { Main: { cidr_block: '10.0.0.0/16' }, Data: { cidr_block: '10.1.0.0/16' } };
  const aws_vpc_peering_connection = {
    Peer: { vpc_id: '${aws_vpc.Main.id}', peer_vpc_id: '${aws_vpc.Data.id}' },
  };
  expect(lines({ aws_vpc }, { aws_vpc, aws_vpc_peering_connection })).toEqual([
    '+ reachable/look: shop/Main can newly meet shop/Data',
  ]);
});

it('tells a static route that becomes a blackhole', () => {
  const route = (rest: Body): Resources =>
    transit({
      aws_ec2_transit_gateway_route: {
        R: {
          destination_cidr_block: '10.9.0.0/16',
          transit_gateway_route_table_id: '${aws_ec2_transit_gateway_route_table.Table.id}',
          ...rest,
        },
      },
    });
  const sent = {
    transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.Main.id}',
  };
  expect(lines(route(sent), route({ blackhole: true }))).toEqual([
    '~ shop/Table sends 10.9.0.0/16 to nowhere (a blackhole), before shop/Main',
  ]);
});
