import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { routeToNothing } from './route-to-nothing';

const route = (to: object, more: Resources = {}) =>
  stackOf({
    aws_vpc: { Own: { cidr_block: '10.0.0.0/16' }, Other: { cidr_block: '10.1.0.0/16' } },
    aws_route_table: { Private: { vpc_id: '${aws_vpc.Own.id}' } },
    aws_route: { Out: { route_table_id: '${aws_route_table.Private.id}', ...to } },
    ...more,
  });
const everything = { destination_cidr_block: '0.0.0.0/0' };
const hub = { ...everything, transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}' };
const attached = (vpc: string): Resources => ({
  aws_ec2_transit_gateway: { Hub: {} },
  aws_ec2_transit_gateway_vpc_attachment: {
    It: {
      vpc_id: `\${aws_vpc.${vpc}.id}`,
      transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    },
  },
});
const peering = (block: string) => ({
  destination_cidr_block: block,
  vpc_peering_connection_id: '${aws_vpc_peering_connection.P.id}',
});
const peered: Resources = {
  aws_vpc_peering_connection: {
    P: { vpc_id: '${aws_vpc.Own.id}', peer_vpc_id: '${aws_vpc.Other.id}' },
  },
};
const internet = { ...everything, gateway_id: '${aws_internet_gateway.Net.id}' };
const gatewayOf = (vpc: string): Resources => ({
  aws_internet_gateway: { Net: { vpc_id: `\${aws_vpc.${vpc}.id}` } },
});

it.each<[string, object, Resources]>([
  ['the route for 0.0.0.0/0 has no target', everything, {}],
  ['aws_vpc.Own is not attached to it', hub, attached('Other')],
  ['a peering passes nothing on', peering('192.168.0.0/16'), peered],
  ['leads to aws_internet_gateway.Net of aws_vpc.Other', internet, gatewayOf('Other')],
])('finds: %s', (message, to, more) => {
  expect(problemsOf(routeToNothing, route(to, more))).toEqual([expect.stringContaining(message)]);
});

it.each<[string, object, Resources]>([
  ['its Transit Gateway', hub, attached('Own')],
  ['a block of its peer', peering('10.1.2.0/24'), peered],
  ['its internet gateway', internet, gatewayOf('Own')],
  ['something deployed elsewhere', { ...everything, transit_gateway_id: 'tgw-1' }, {}],
])('accepts a route to %s', (_, to, more) => {
  expect(problemsOf(routeToNothing, route(to, more))).toEqual([]);
});

it('reads the routes that stand in a table', () => {
  const stack = stackOf({
    aws_vpc: { Own: {} },
    aws_route_table: { T: { vpc_id: '${aws_vpc.Own.id}', route: [{ cidr_block: '10.9.0.0/16' }] } },
  });
  expect(problemsOf(routeToNothing, stack)).toHaveLength(1);
});
