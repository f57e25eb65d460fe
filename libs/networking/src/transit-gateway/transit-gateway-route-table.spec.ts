import { Ec2TransitGatewayPrefixListReference } from '@cdktf/provider-aws/lib/ec2-transit-gateway-prefix-list-reference';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { PrefixList } from '../prefix-list/prefix-list';
import { ConnectAttachment } from './connect-attachment';
import { TransitGateway } from './transit-gateway';
import { TransitGatewayAttachment } from './transit-gateway-attachment';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';
import { TransitGatewayRouteTable } from './transit-gateway-route-table';

interface Parts {
  readonly stack: Construct;
  readonly hub: ITransitGateway;
  readonly table: TransitGatewayRouteTable;
  readonly vpc: ITransitGatewayAttachment;
}

const attach = (
  scope: Construct,
  transitGateway: ITransitGateway,
  id: string,
  propagates = true,
): ITransitGatewayAttachment =>
  TransitGatewayAttachment.fromAttachmentAttributes(scope, id, {
    attachmentId: `tgw-attach-${id}`,
    transitGateway,
    propagates,
  });

const make = (build: (parts: Parts) => void) =>
  synth((stack) => {
    const hub = new TransitGateway(stack, 'Hub', { flowLog: 'none' });
    const table = new TransitGatewayRouteTable(stack, 'Spokes', { transitGateway: hub });
    build({ stack, hub, table, vpc: attach(stack, hub, 'orders') });
  });

const TABLE = '${aws_ec2_transit_gateway_route_table.Spokes.id}';

it('is a table that routes nothing', () => {
  const stack = make(() => undefined);
  expect(stack.inventory).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_ec2_transit_gateway_route_table: 1,
  });
  expect(stack.only(Ec2TransitGatewayRouteTable)).toEqual({
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    tags: { Name: 'test/Spokes' },
  });
});

it('looks up what arrives from an attachment, and learns what is behind it', () => {
  const stack = make(({ table, vpc }) => {
    table.associate('Orders', vpc);
    table.propagate('Orders', vpc);
  });
  const entry = {
    transit_gateway_route_table_id: TABLE,
    transit_gateway_attachment_id: 'tgw-attach-orders',
  };
  expect(stack.only(Ec2TransitGatewayRouteTableAssociation)).toEqual(entry);
  expect(stack.only(Ec2TransitGatewayRouteTablePropagation)).toEqual(entry);
});

it('routes and drops blocks and prefix lists', () => {
  const stack = make(({ stack: scope, table, vpc }) => {
    const prefixList = PrefixList.fromPrefixListAttributes(scope, 'Offices', {
      prefixListId: 'pl-1',
    });
    const stores = PrefixList.fromPrefixListAttributes(scope, 'Stores', { prefixListId: 'pl-2' });
    table.addRoute('Internet', { cidrBlock: '0.0.0.0/0' }, vpc);
    table.addBlackhole('Private', { cidrBlock: '2001:db8::/32' });
    table.addRoute('Offices', { prefixList }, vpc);
    table.addBlackhole('Stores', { prefixList: stores });
  });
  const to = { transit_gateway_attachment_id: 'tgw-attach-orders' };
  const place = { transit_gateway_route_table_id: TABLE };
  expect(stack.all(Ec2TransitGatewayRoute)).toEqual([
    { ...place, ...to, destination_cidr_block: '0.0.0.0/0' },
    { ...place, blackhole: true, destination_cidr_block: '2001:db8::/32' },
  ]);
  expect(stack.all(Ec2TransitGatewayPrefixListReference)).toEqual([
    { ...place, ...to, prefix_list_id: 'pl-1' },
    { ...place, blackhole: true, prefix_list_id: 'pl-2' },
  ]);
});

it('has addresses that are made of the ids it is given', () => {
  const stack = make(({ table, vpc }) => {
    table.associate('Orders', vpc);
    table.addRoute('Internet', { cidrBlock: '0.0.0.0/0' }, vpc);
  });
  expect(stack.addresses).toEqual([
    'aws_ec2_transit_gateway.Hub',
    'aws_ec2_transit_gateway_route.Spokes_Routes_Internet_98EBDDB4',
    'aws_ec2_transit_gateway_route_table.Spokes',
    'aws_ec2_transit_gateway_route_table_association.orders_RouteTableAssociation_1A10A378',
  ]);
});

it('can be one that others deploy', () => {
  const stack = make(({ stack: scope, hub, vpc }) => {
    TransitGatewayRouteTable.fromTransitGatewayRouteTableAttributes(scope, 'Shared', {
      transitGatewayRouteTableId: 'tgw-rtb-1',
      transitGateway: hub,
    }).addRoute('Orders', { cidrBlock: Lazy.stringValue({ produce: () => '${var.orders}' }) }, vpc);
  });
  expect(stack.only(Ec2TransitGatewayRoute)).toMatchObject({
    transit_gateway_route_table_id: 'tgw-rtb-1',
    destination_cidr_block: '${var.orders}',
  });
});

it.each<[string, (parts: Parts) => void]>([
  [
    "route Out: 'test/Other/foreign' must be attached to 'test/Hub'",
    ({ stack, table }) => {
      const other = new TransitGateway(stack, 'Other', { flowLog: 'none' });
      table.addRoute('Out', { cidrBlock: '0.0.0.0/0' }, attach(other, other, 'foreign'));
    },
  ],
  [
    "association Out: 'test/Other/foreign' must be attached to 'test/Hub'",
    ({ stack, table }) => {
      const other = new TransitGateway(stack, 'Other', { flowLog: 'none' });
      table.associate('Out', attach(other, other, 'foreign'));
    },
  ],
  [
    "propagation West: 'test/west' does not propagate: add routes to it",
    ({ stack, hub, table }) => table.propagate('West', attach(stack, hub, 'west', false)),
  ],
  [
    "route Wan: 'test/Wan' takes no static routes: propagate it",
    ({ stack, hub, table, vpc }) => {
      const wan = new ConnectAttachment(stack, 'Wan', { transitGateway: hub, transport: vpc });
      table.addRoute('Wan', { cidrBlock: '10.0.0.0/8' }, wan);
    },
  ],
  [
    "attachment 'test/orders' must be associated with one table, and is with 'test/Spokes'",
    ({ stack, hub, table, vpc }) => {
      table.associate('Orders', vpc);
      new TransitGatewayRouteTable(stack, 'Other', { transitGateway: hub }).associate(
        'Orders',
        vpc,
      );
    },
  ],
  [
    'blackhole Again: route Once is for the same destination',
    ({ table, vpc }) => {
      table.addRoute('Once', { cidrBlock: '10.0.0.0/8' }, vpc);
      table.addBlackhole('Again', { cidrBlock: '10.0.0.0/8' });
    },
  ],
  [
    'route Odd: cidrBlock must start at its first address, 10.0.0.0/8, got "10.1.0.0/8"',
    ({ table, vpc }) => table.addRoute('Odd', { cidrBlock: '10.1.0.0/8' }, vpc),
  ],
])('refuses: %s', (problem, build) => {
  expect(() => make(build)).toThrow(problem);
});

it('takes a narrower route beside a wider one', () => {
  const stack = make(({ table, vpc }) => {
    table.addRoute('Wide', { cidrBlock: '10.0.0.0/8' }, vpc);
    table.addBlackhole('Narrow', { cidrBlock: '10.0.0.0/9' });
  });
  expect(stack.all(Ec2TransitGatewayRoute)).toHaveLength(2);
});

it('takes an attachment of what may be the same Transit Gateway', () => {
  expect(() =>
    make(({ stack, table }) => {
      const same = TransitGateway.fromTransitGatewayAttributes(stack, 'Same', {
        transitGatewayId: 'tgw-1',
        transitGatewayArn: 'arn:tgw-1',
      });
      table.associate('Orders', attach(stack, same, 'foreign'));
    }),
  ).not.toThrow();
});
