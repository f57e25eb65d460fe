import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DxHostedPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface';
import { DxHostedPrivateVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface-accepter';
import { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { VpnGateway } from '../../vpn/vpn-gateway/vpn-gateway';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { DirectConnectGateway } from '../gateway/direct-connect-gateway';
import { PrivateVirtualInterface } from './private-virtual-interface';
import type { PrivateVirtualInterfaceProps } from './private-virtual-interface';

type Props = Partial<PrivateVirtualInterfaceProps>;

const vpc = (stack: Construct) => ({
  vpnGateway: VpnGateway.fromVpnGatewayAttributes(stack, 'Vpc', {
    vpnGatewayId: 'vgw-1',
    amazonSideAsn: 64_900,
  }),
});
const onward = (stack: Construct) => ({
  directConnectGateway: DirectConnectGateway.fromDirectConnectGatewayAttributes(stack, 'Onward', {
    directConnectGatewayId: 'dxgw-1',
  }),
});
const theirs = (stack: Construct, accountId = '444455556666') => ({
  accountId,
  provider: new AwsProvider(stack, 'other', { alias: 'other' }),
});

const make = (props: (stack: Construct) => Props) =>
  synth((stack) => {
    const given = props(stack);
    new PrivateVirtualInterface(stack, 'Interface', {
      link: DirectConnectConnection.fromConnectionAttributes(stack, 'Port', {
        connectionId: 'dxcon-1',
      }),
      vlan: 101,
      peer: { bgpAsn: 65_010 },
      ...given,
      target: given.target ?? onward(stack),
    });
  });

it('leads to one VPC', () => {
  const made = make((stack) => ({ target: vpc(stack) })).only(DxPrivateVirtualInterface);
  expect(made.vpn_gateway_id).toBe('vgw-1');
  expect(made).not.toHaveProperty('dx_gateway_id');
});

it.each([1500, 9001] as const)('takes packets of %d bytes', (mtu) => {
  expect(make(() => ({ mtu })).only(DxPrivateVirtualInterface).mtu).toBe(mtu);
});

it('joins sites through a Direct Connect gateway', () => {
  const made = make(() => ({ siteLink: true })).only(DxPrivateVirtualInterface);
  expect(made.sitelink_enabled).toBe(true);
});

it.each([
  ['a VPC', vpc, { vpn_gateway_id: 'vgw-1' }],
  ['a Direct Connect gateway', onward, { dx_gateway_id: 'dxgw-1' }],
])('is allocated to another account, which accepts it for %s', (_, target, argument) => {
  const stack = make((scope) => ({ owner: theirs(scope), target: target(scope), mtu: 9001 }));
  expect(stack.only(DxHostedPrivateVirtualInterface)).toEqual({
    connection_id: 'dxcon-1',
    owner_account_id: '444455556666',
    name: 'test-test-Interface',
    vlan: 101,
    address_family: 'ipv4',
    bgp_asn: 65_010,
    mtu: 9001,
  });
  expect(stack.only(DxHostedPrivateVirtualInterfaceAccepter)).toEqual({
    virtual_interface_id: '${aws_dx_hosted_private_virtual_interface.Interface.id}',
    ...argument,
    provider: 'aws.other',
    tags: { Name: 'test/Interface' },
  });
});

it.each<[(stack: Construct) => Props, string]>([
  [
    (stack) => ({ target: vpc(stack), siteLink: true }),
    'siteLink needs a Direct Connect gateway as target',
  ],
  [
    (stack) => ({ owner: theirs(stack), siteLink: true }),
    'siteLink must be left out for another account',
  ],
  [
    (stack) => ({ target: vpc(stack), peer: { bgpAsn: 64_900 } }),
    "peer.bgpAsn must differ from the Amazon side's, got 64900 on both",
  ],
  [(stack) => ({ owner: theirs(stack, '44') }), 'owner.accountId must be twelve digits, got "44"'],
])('refuses %#', (props, problem) => {
  expect(() => make(props)).toThrow(`PrivateVirtualInterface 'test/Interface': ${problem}`);
});

it('refuses the packets of Transit Gateways', () => {
  const mtu: unknown = 8500;
  expect(() => make(() => ({ mtu }) as Props)).toThrow('mtu must be one of 1500, 9001, got 8500');
});
