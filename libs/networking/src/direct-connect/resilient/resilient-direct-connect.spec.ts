import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection';
import { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { TransitGateway } from '../../transit-gateway/transit-gateway';
import { CustomerGateway } from '../../vpn/customer-gateway/customer-gateway';
import { VpnGateway } from '../../vpn/vpn-gateway/vpn-gateway';
import { ResilientDirectConnect } from './resilient-direct-connect';
import type { ResilientDirectConnectProps } from './resilient-direct-connect-props';

type Props = Partial<ResilientDirectConnectProps>;

const PORT = { vlan: 101, peer: { bgpAsn: 65_010 } };
const FRANKFURT = { location: 'EqFA5', connections: { first: PORT } };
const INTERXION = { location: 'INXD6', connections: { first: PORT } };

const hub = (stack: Construct) => ({
  transitGateway: TransitGateway.fromTransitGatewayAttributes(stack, 'Hub', {
    transitGatewayId: 'tgw-1',
    transitGatewayArn: 'arn:aws:ec2:eu-central-1:111122223333:transit-gateway/tgw-1',
    amazonSideAsn: 64_600,
  }),
  allowedPrefixes: ['10.0.0.0/8'],
});
const vpc = (stack: Construct) => ({
  vpnGateway: VpnGateway.fromVpnGatewayAttributes(stack, 'Vpc', {
    vpnGatewayId: 'vgw-1',
    ipv4CidrBlocks: ['10.0.0.0/16'],
  }),
});
const office = (stack: Construct) => ({
  customerGateway: new CustomerGateway(stack, 'Office', { ipAddress: '203.0.113.10' }),
});

const make = (props: (stack: Construct) => Props = () => ({})) =>
  synth((stack) => {
    const given = props(stack);
    new ResilientDirectConnect(stack, 'Lines', {
      bandwidth: '10Gbps',
      locations: [FRANKFURT, INTERXION],
      ...given,
      gateway: given.gateway ?? hub(stack),
    });
  });

it('reaches a Transit Gateway over a port at each of two locations', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_dx_gateway: 1,
    aws_dx_gateway_association: 1,
    aws_dx_connection: 2,
    aws_dx_transit_virtual_interface: 2,
  });
  expect(stack.all(DxConnection).map(({ location }) => location)).toEqual(['EqFA5', 'INXD6']);
  expect(stack.all(DxTransitVirtualInterface).map(({ mtu }) => mtu)).toEqual([1500, 1500]);
});

it('survives the loss of a device with two ports at each location', () => {
  const two = { first: PORT, second: PORT };
  const stack = make(() => ({
    locations: [
      { ...FRANKFURT, connections: two },
      { ...INTERXION, connections: two },
    ],
  }));
  expect(stack.inventory).toMatchObject({ aws_dx_connection: 4 });
});

it('reaches a VPC', () => {
  const stack = make((scope) => ({ gateway: vpc(scope), jumboFrames: true }));
  expect(stack.all(DxPrivateVirtualInterface).map(({ mtu }) => mtu)).toEqual([9001, 9001]);
});

it('takes packets of 8500 bytes to a Transit Gateway', () => {
  const stack = make(() => ({ jumboFrames: true }));
  expect(stack.all(DxTransitVirtualInterface).map(({ mtu }) => mtu)).toEqual([8500, 8500]);
});

it.each([
  ['Transit Gateway', hub, { transit_gateway_id: 'tgw-1' }],
  ['VPC', vpc, { vpn_gateway_id: 'vgw-1' }],
])('has a VPN by BGP behind it, to the same %s', (_, gateway, argument) => {
  const stack = make((scope) => ({ gateway: gateway(scope), backup: office(scope) }));
  expect(stack.only(VpnConnection)).toMatchObject({ static_routes_only: false, ...argument });
  expect(stack.inventory).toMatchObject({ aws_cloudwatch_metric_alarm: 2 });
});

it('keeps every address when a port is added', () => {
  const before = make().addresses;
  const after = make(() => ({
    locations: [{ ...FRANKFURT, connections: { first: PORT, second: PORT } }, INTERXION],
  })).addresses;
  expect(after).toEqual(expect.arrayContaining([...before]));
  expect(after).toHaveLength(before.length + 2);
});

it('gives what others need of it', () => {
  synth((stack) => {
    const lines = new ResilientDirectConnect(stack, 'Lines', {
      bandwidth: '10Gbps',
      locations: [FRANKFURT, INTERXION],
      gateway: hub(stack),
      amazonSideAsn: 64_700,
    });
    expect(lines.connections).toHaveLength(2);
    expect(lines.virtualInterfaces).toHaveLength(2);
    expect(lines.directConnectGateway.amazonSideAsn).toBe(64_700);
    expect(lines.association.attachment.propagates).toBe(true);
    expect(lines.backup).toBeUndefined();
  });
});

it.each<[Props, string]>([
  [{ locations: [FRANKFURT, FRANKFURT] }, 'locations must be two, got "EqFA5" twice'],
  [
    { locations: [FRANKFURT, { ...INTERXION, connections: {} }] },
    'locations[1].connections must be at least one, got none',
  ],
  [
    { locations: [{ ...FRANKFURT, connections: { 'a/b': PORT } }, INTERXION] },
    `locations[0].connections must have names of letters, digits, '_' and '-', got "a/b"`,
  ],
])('refuses %#', (props, problem) => {
  expect(() => make(() => props)).toThrow(`ResilientDirectConnect 'test/Lines': ${problem}`);
});
