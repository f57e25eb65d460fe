import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { missingReturnRoute } from './missing-return-route';

const route = (table: string, destination: string, over: object) => ({
  route_table_id: `\${aws_route_table.${table}.id}`,
  destination_cidr_block: destination,
  ...over,
});
const two = (routes: Record<string, object>, more: Resources) =>
  stackOf({
    aws_vpc: { A: { cidr_block: '10.0.0.0/16' }, B: { cidr_block: '10.1.0.0/16' } },
    aws_route_table: { A: { vpc_id: '${aws_vpc.A.id}' }, B: { vpc_id: '${aws_vpc.B.id}' } },
    aws_route: routes,
    ...more,
  });
const peered: Resources = {
  aws_vpc_peering_connection: { P: { vpc_id: '${aws_vpc.A.id}', peer_vpc_id: '${aws_vpc.B.id}' } },
};
const peer = { vpc_peering_connection_id: '${aws_vpc_peering_connection.P.id}' };
const hub = { transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}' };

it('finds a peering that only one side routes to', () => {
  expect(
    problemsOf(missingReturnRoute, two({ There: route('A', '10.1.0.0/16', peer) }, peered)),
  ).toEqual([
    'aws_vpc.A: routes to aws_vpc.B over aws_vpc_peering_connection.P, and no route table there leads back',
  ]);
});

it('accepts a peering that both sides route to', () => {
  const routes = { There: route('A', '10.1.0.0/16', peer), Back: route('B', '10.0.0.0/16', peer) };
  expect(problemsOf(missingReturnRoute, two(routes, peered))).toEqual([]);
});

const attached: Resources = {
  aws_ec2_transit_gateway: { Hub: {} },
  aws_ec2_transit_gateway_vpc_attachment: {
    A: { vpc_id: '${aws_vpc.A.id}', ...hub },
    B: { vpc_id: '${aws_vpc.B.id}', ...hub },
  },
};

it('finds a VPC without a route back over the Transit Gateway', () => {
  const there = { There: route('A', '10.0.0.0/8', hub) };
  expect(problemsOf(missingReturnRoute, two(there, attached))).toHaveLength(1);
  const both = { ...there, Back: route('B', '10.0.0.0/8', hub) };
  expect(problemsOf(missingReturnRoute, two(both, attached))).toEqual([]);
});

it('finds a Transit Gateway whose tables lead one way', () => {
  const member = (vpc: string, table: string) => ({
    transit_gateway_attachment_id: `\${aws_ec2_transit_gateway_vpc_attachment.${vpc}.id}`,
    transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${table}.id}`,
  });
  const tables: Resources = {
    ...attached,
    aws_ec2_transit_gateway: {
      Hub: {
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
      },
    },
    aws_ec2_transit_gateway_route_table: { Ta: {}, Tb: {} },
    aws_ec2_transit_gateway_route_table_association: { A: member('A', 'Ta'), B: member('B', 'Tb') },
    aws_ec2_transit_gateway_route_table_propagation: { B: member('B', 'Ta') },
  };
  const routes = { There: route('A', '10.1.0.0/16', hub), Back: route('B', '10.0.0.0/16', hub) };
  expect(problemsOf(missingReturnRoute, two(routes, tables))).toEqual([
    'aws_vpc.A: routes to aws_vpc.B over aws_ec2_transit_gateway.Hub, whose route tables do not lead back',
  ]);
});

it('is one finding for all that reach the same VPCs in vain', () => {
  const blocks = { A: '10.0.0.0/16', B: '10.1.0.0/16', C: '11.0.0.0/16', D: '11.1.0.0/16' };
  const each = (of: (name: string) => object) =>
    Object.fromEntries(Object.keys(blocks).map((name) => [name, of(name)]));
  const stack = stackOf({
    aws_vpc: Object.fromEntries(
      Object.entries(blocks).map(([name, cidr_block]) => [name, { cidr_block }]),
    ),
    aws_route_table: each((name) => ({ vpc_id: `\${aws_vpc.${name}.id}` })),
    aws_route: each((name) => route(name, '10.0.0.0/8', hub)),
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: each((name) => ({
      vpc_id: `\${aws_vpc.${name}.id}`,
      ...hub,
    })),
  });
  expect(problemsOf(missingReturnRoute, stack)).toEqual([
    'aws_vpc.C: routes to aws_vpc.A and aws_vpc.B over aws_ec2_transit_gateway.Hub, and no route table there leads back; so does aws_vpc.D',
  ]);
});
