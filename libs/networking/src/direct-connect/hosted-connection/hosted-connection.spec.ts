import { DxConnectionConfirmation } from '@cdktf/provider-aws/lib/dx-connection-confirmation';
import { DxHostedConnection } from '@cdktf/provider-aws/lib/dx-hosted-connection';
import { synth } from '@archway/testing';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { PublicVirtualInterface } from '../virtual-interface/public-virtual-interface';
import type { HostedConnectionProps } from './hosted-connection';
import { HostedConnection, HostedConnectionAccepter } from './hosted-connection';

const make = (props: Partial<HostedConnectionProps> = {}) =>
  synth((stack) => {
    const link = DirectConnectConnection.fromConnectionAttributes(stack, 'Interconnect', {
      connectionId: 'dxcon-1',
    });
    new HostedConnection(stack, 'Hosted', {
      link,
      ownerAccountId: '444455556666',
      bandwidth: '500Mbps',
      vlan: 300,
      ...props,
    });
  });

it("is a part of the partner's connection for another account", () => {
  const stack = make({ connectionName: 'customer' });
  expect(stack.inventory).toEqual({ aws_dx_hosted_connection: 1 });
  expect(stack.only(DxHostedConnection)).toEqual({
    connection_id: 'dxcon-1',
    name: 'customer',
    owner_account_id: '444455556666',
    bandwidth: '500Mbps',
    vlan: 300,
  });
});

it.each([1, 4_094])('takes VLAN %d', (vlan) => {
  expect(make({ vlan }).only(DxHostedConnection).vlan).toBe(vlan);
});

it.each<[Partial<HostedConnectionProps>, string]>([
  [{ vlan: 0 }, 'vlan must be a whole number between 1 and 4094, got 0'],
  [{ vlan: 4_095 }, 'vlan must be a whole number between 1 and 4094, got 4095'],
  [{ ownerAccountId: '4444' }, 'ownerAccountId must be twelve digits, got "4444"'],
  [{ connectionName: '' }, 'connectionName must be 1 to 100 characters, got ""'],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`HostedConnection 'test/Hosted': ${problem}`);
});

it('refuses what is no bandwidth that partners host', () => {
  const bandwidth: unknown = '100Gbps';
  expect(() => make({ bandwidth } as Partial<HostedConnectionProps>)).toThrow(
    'bandwidth must be one of 50Mbps',
  );
});

describe('accepted', () => {
  const accept = (interfaces: number) =>
    synth((stack) => {
      const link = new HostedConnectionAccepter(stack, 'Accepted', { connectionId: 'dxcon-2' });
      for (let number = 1; number <= interfaces; number += 1) {
        new PublicVirtualInterface(stack, `Interface${number}`, {
          link,
          vlan: number,
          peer: { bgpAsn: 65_010, addressFamily: 'ipv6' },
          routeFilterPrefixes: ['2001:db8::/32'],
        });
      }
    });

  it('carries one virtual interface', () => {
    const stack = accept(1);
    expect(stack.only(DxConnectionConfirmation)).toEqual({ connection_id: 'dxcon-2' });
    expect(stack.inventory).toMatchObject({ aws_dx_public_virtual_interface: 1 });
  });

  it('carries no second one', () => {
    expect(() => accept(2)).toThrow(
      "PublicVirtualInterface 'test/Interface2': link must have at most 1 virtual interfaces, this is number 2",
    );
  });
});
