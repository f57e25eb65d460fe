import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DxHostedTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface';
import { DxHostedTransitVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface-accepter';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { DirectConnectGateway } from '../gateway/direct-connect-gateway';
import { TransitVirtualInterface } from './transit-virtual-interface';
import type { TransitVirtualInterfaceProps } from './transit-virtual-interface';

type Props = Partial<TransitVirtualInterfaceProps>;

const make = (props: (stack: Construct) => Props = () => ({})) =>
  synth((stack) => {
    new TransitVirtualInterface(stack, 'Interface', {
      link: DirectConnectConnection.fromConnectionAttributes(stack, 'Port', {
        connectionId: 'dxcon-1',
      }),
      vlan: 101,
      peer: { bgpAsn: 65_010 },
      directConnectGateway: DirectConnectGateway.fromDirectConnectGatewayAttributes(
        stack,
        'Onward',
        { directConnectGatewayId: 'dxgw-1', amazonSideAsn: 64_700 },
      ),
      ...props(stack),
    });
  });
const theirs = (stack: Construct) => ({
  accountId: '444455556666',
  provider: new AwsProvider(stack, 'other', { alias: 'other' }),
});

it('leads to Transit Gateways', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_dx_transit_virtual_interface: 1 });
  expect(stack.at('aws_dx_transit_virtual_interface.Interface')).toMatchObject({
    connection_id: 'dxcon-1',
    dx_gateway_id: 'dxgw-1',
  });
});

it.each([1500, 8500] as const)('takes packets of %d bytes, and joins sites', (mtu) => {
  const made = make(() => ({ mtu, siteLink: true })).only(DxTransitVirtualInterface);
  expect(made).toMatchObject({ mtu, sitelink_enabled: true });
});

it('is allocated to another account, which accepts it', () => {
  const stack = make((scope) => ({ owner: theirs(scope), mtu: 8500 }));
  expect(stack.only(DxHostedTransitVirtualInterface)).toMatchObject({
    owner_account_id: '444455556666',
    mtu: 8500,
  });
  expect(stack.only(DxHostedTransitVirtualInterfaceAccepter)).toEqual({
    virtual_interface_id: '${aws_dx_hosted_transit_virtual_interface.Interface.id}',
    dx_gateway_id: 'dxgw-1',
    provider: 'aws.other',
    tags: { Name: 'test/Interface' },
  });
});

it.each<[(stack: Construct) => Props, string]>([
  [
    (stack) => ({ owner: theirs(stack), siteLink: true }),
    'siteLink must be left out for another account',
  ],
  [
    () => ({ peer: { bgpAsn: 64_700 } }),
    "peer.bgpAsn must differ from the Amazon side's, got 64700 on both",
  ],
])('refuses %#', (props, problem) => {
  expect(() => make(props)).toThrow(`TransitVirtualInterface 'test/Interface': ${problem}`);
});

it('refuses the packets of VPCs', () => {
  const mtu: unknown = 9001;
  expect(() => make(() => ({ mtu }) as Props)).toThrow('mtu must be one of 1500, 8500, got 9001');
});
