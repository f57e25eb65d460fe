import { Route as AwsRoute } from '@cdktf/provider-aws/lib/route';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { synth } from '@archway/testing';
import type { Route, RouteTarget } from './route';
import { RouteTable } from './route-table';

const OFFICE = { ipv4CidrBlock: '192.168.0.0/16' } as const;

const add = (route: Route) =>
  synth((stack) => new RouteTable(stack, 'Table', { vpcId: 'vpc-1' }).addRoute('Office', route));

it('is empty until it is told a route', () => {
  const stack = synth(
    (scope) => new RouteTable(scope, 'Table', { vpcId: 'vpc-1', name: 'spokes' }),
  );
  expect(stack.inventory).toEqual({ aws_route_table: 1 });
  expect(stack.at('aws_route_table.Table')).toEqual({ vpc_id: 'vpc-1', tags: { Name: 'spokes' } });
});

it.each<[RouteTarget, object]>([
  [{ gatewayId: 'igw-1' }, { gateway_id: 'igw-1' }],
  [{ natGatewayId: 'nat-1' }, { nat_gateway_id: 'nat-1' }],
  [{ transitGatewayId: 'tgw-1' }, { transit_gateway_id: 'tgw-1' }],
  [{ vpcPeeringConnectionId: 'pcx-1' }, { vpc_peering_connection_id: 'pcx-1' }],
  [{ vpcEndpointId: 'vpce-1' }, { vpc_endpoint_id: 'vpce-1' }],
  [{ networkInterfaceId: 'eni-1' }, { network_interface_id: 'eni-1' }],
  [{ egressOnlyGatewayId: 'eigw-1' }, { egress_only_gateway_id: 'eigw-1' }],
  [{ vpnGatewayId: 'vgw-1' }, { gateway_id: 'vgw-1' }],
  [{ coreNetworkArn: 'arn:core' }, { core_network_arn: 'arn:core' }],
  [{ localGatewayId: 'lgw-1' }, { local_gateway_id: 'lgw-1' }],
  [{ carrierGatewayId: 'cagw-1' }, { carrier_gateway_id: 'cagw-1' }],
])('leads to %j', (target, written) => {
  expect(add({ destination: OFFICE, target }).only(AwsRoute)).toEqual({
    route_table_id: '${aws_route_table.Table.id}',
    destination_cidr_block: '192.168.0.0/16',
    ...written,
  });
});

it('waits for what it needs', () => {
  const stack = synth((scope) => {
    const attachment = new SqsQueue(scope, 'Attachment');
    new RouteTable(scope, 'Table', { vpcId: 'vpc-1' }).addRoute('Office', {
      destination: { ipv6CidrBlock: '::/0' },
      target: { transitGatewayId: 'tgw-1', dependsOn: [attachment] },
    });
  });
  expect(stack.only(AwsRoute)).toMatchObject({
    destination_ipv6_cidr_block: '::/0',
    depends_on: ['aws_sqs_queue.Attachment'],
  });
});

it.each<[Route['destination'], string]>([
  [
    { ipv4CidrBlock: '192.168.1.0/16' },
    'route Office: ipv4CidrBlock must start at its first address, 192.168.0.0/16',
  ],
  [{ ipv6CidrBlock: '0.0.0.0/0' }, 'route Office: ipv6CidrBlock must be an IPv6 block'],
])('refuses %j', (destination, problem) => {
  expect(() => add({ destination, target: { gatewayId: 'igw-1' } })).toThrow(
    `RouteTable 'test/Table': ${problem}`,
  );
});
