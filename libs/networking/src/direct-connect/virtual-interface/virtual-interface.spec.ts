import { DxBgpPeer } from '@cdktf/provider-aws/lib/dx-bgp-peer';
import { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import { synth } from '@archway/testing';
import { Lazy, TerraformVariable, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { DirectConnectGateway } from '../gateway/direct-connect-gateway';
import type { IDirectConnectLink } from '../link/link';
import type { BgpPeer } from './bgp-peer';
import { PrivateVirtualInterface } from './private-virtual-interface';
import type { PrivateVirtualInterfaceProps } from './private-virtual-interface';
import { TransitVirtualInterface } from './transit-virtual-interface';

const port = (stack: Construct): IDirectConnectLink =>
  DirectConnectConnection.fromConnectionAttributes(stack, 'Port', { connectionId: 'dxcon-1' });
const onward = (stack: Construct, id = 'Onward') =>
  DirectConnectGateway.fromDirectConnectGatewayAttributes(stack, id, {
    directConnectGatewayId: 'dxgw-1',
    amazonSideAsn: 64_512,
  });

type Props = Partial<PrivateVirtualInterfaceProps>;

/** What all kinds share, shown by a private one. */
const make = (props: Props | ((stack: Construct) => Props) = {}) =>
  synth((stack) => {
    new PrivateVirtualInterface(stack, 'Interface', {
      link: port(stack),
      vlan: 101,
      peer: { bgpAsn: 65_010 },
      target: { directConnectGateway: onward(stack) },
      ...(typeof props === 'function' ? props(stack) : props),
    });
  });
const peer = (more: Partial<BgpPeer>): Props => ({ peer: { bgpAsn: 65_010, ...more } });

const ADDRESSES = { amazonAddress: '169.254.100.1/30', customerAddress: '169.254.100.2/30' };

it('has one BGP session, over IPv4 with addresses that AWS chooses', () => {
  expect(make().only(DxPrivateVirtualInterface)).toEqual({
    connection_id: 'dxcon-1',
    dx_gateway_id: 'dxgw-1',
    name: 'test-test-Interface',
    vlan: 101,
    address_family: 'ipv4',
    bgp_asn: 65_010,
    tags: { Name: 'test/Interface' },
  });
});

it('has the addresses and the name it is given', () => {
  const props = { ...peer(ADDRESSES), interfaceName: 'office' };
  expect(make(props).only(DxPrivateVirtualInterface)).toMatchObject({
    name: 'office',
    amazon_address: '169.254.100.1/30',
    customer_address: '169.254.100.2/30',
  });
});

it('has further sessions, by name', () => {
  const stack = make({
    additionalPeers: {
      modern: { bgpAsn: 65_010, addressFamily: 'ipv6' },
      second: { bgpAsn: 65_011, ...ADDRESSES },
    },
  });
  expect(stack.inventory).toMatchObject({ aws_dx_bgp_peer: 2 });
  expect(stack.addresses).toContainEqual(
    expect.stringMatching(/^aws_dx_bgp_peer\.Interface_Peers_modern_/),
  );
  expect(stack.all(DxBgpPeer)).toContainEqual({
    virtual_interface_id: '${aws_dx_private_virtual_interface.Interface.id}',
    address_family: 'ipv6',
    bgp_asn: 65_010,
  });
});

it('signs sessions with keys that come from elsewhere', () => {
  const stack = make((scope) => ({
    ...peer({
      bgpAuthKey: {
        variable: new TerraformVariable(scope, 'md5', { type: 'string', sensitive: true }),
      },
    }),
    additionalPeers: {
      second: {
        bgpAsn: 65_010,
        bgpAuthKey: {
          secretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:bgp-AbCdEf',
        },
      },
    },
  }));
  expect(stack.only(DxPrivateVirtualInterface).bgp_auth_key).toBe('${var.md5}');
  expect(stack.only(DxBgpPeer).bgp_auth_key).toMatch(
    /^\$\{data\.aws_secretsmanager_secret_version\.Interface_Peers_second_BgpAuthKey_/,
  );
});

it('refuses a key that stands in the code, without repeating it', () => {
  const bgpAuthKey: unknown = 'hunter2';
  expect(() => make(peer({ bgpAuthKey } as Partial<BgpPeer>))).toThrow(
    /peer\.bgpAuthKey must be \{ variable \} or \{ secretArn \}, never the secret itself in the code$/,
  );
});

it.each([1, 2_147_483_647])("takes %d as the router's system", (bgpAsn) => {
  expect(make(peer({ bgpAsn })).only(DxPrivateVirtualInterface).bgp_asn).toBe(bgpAsn);
});

it.each([1, 4_094])('takes VLAN %d', (vlan) => {
  expect(make({ vlan }).only(DxPrivateVirtualInterface).vlan).toBe(vlan);
});

it('lets tokens pass', () => {
  const address = Lazy.stringValue({ produce: () => '${local.address}' });
  const props = {
    vlan: Token.asNumber('${local.vlan}'),
    ...peer({ amazonAddress: address, customerAddress: address }),
  };
  expect(make(props).only(DxPrivateVirtualInterface)).toMatchObject({
    vlan: '${local.vlan}',
    amazon_address: '${local.address}',
  });
});

it.each<[Props, string]>([
  [{ vlan: 0 }, 'vlan must be a whole number between 1 and 4094, got 0'],
  [{ vlan: 4_095 }, 'vlan must be a whole number between 1 and 4094, got 4095'],
  [{ interfaceName: '' }, 'interfaceName must be 1 to 100 characters, got ""'],
  [peer({ bgpAsn: 0 }), 'peer.bgpAsn must be a whole number between 1 and 2147483647, got 0'],
  [
    peer({ bgpAsn: 2_147_483_648 }),
    'peer.bgpAsn must be a whole number between 1 and 2147483647, got 2147483648',
  ],
  [peer({ bgpAsn: 64_512 }), "peer.bgpAsn must differ from the Amazon side's, got 64512 on both"],
  [
    peer({ amazonAddress: '169.254.100.1/30' }),
    'peer must have both amazonAddress and customerAddress or neither, got "169.254.100.1/30"',
  ],
  [
    peer({ amazonAddress: '169.254.100.1/30', customerAddress: '169.254.100.1/30' }),
    'peer must have two addresses, got "169.254.100.1/30" twice',
  ],
  [
    peer({ amazonAddress: '169.254.100.1/30', customerAddress: '169.254.100.5/30' }),
    'peer.customerAddress must be in the block of amazonAddress ("169.254.100.1/30"), got "169.254.100.5/30"',
  ],
  [
    peer({ amazonAddress: '169.254.100.1', customerAddress: '169.254.100.2/30' }),
    'peer.amazonAddress must be an IPv4 address with its length, such as 169.254.100.1/30, got "169.254.100.1"',
  ],
  [
    peer({ addressFamily: 'ipv6', ...ADDRESSES }),
    'peer must leave IPv6 addresses to AWS, got "169.254.100.1/30" and "169.254.100.2/30"',
  ],
  [
    { additionalPeers: { 'a/b': { bgpAsn: 65_010 } } },
    `additionalPeers must have names of letters, digits, '_' and '-', got "a/b"`,
  ],
  [
    { ...peer(ADDRESSES), additionalPeers: { again: { bgpAsn: 65_010, ...ADDRESSES } } },
    `additionalPeers.again.amazonAddress must not overlap 169.254.100.0/30 of 'test/Interface', got "169.254.100.1/30"`,
  ],
])('refuses %#', (props, problem) => {
  expect(() => make(props)).toThrow(`PrivateVirtualInterface 'test/Interface': ${problem}`);
});

describe('on one link', () => {
  /** Interfaces on one port, each with a VLAN. */
  const onPort = (kind: 'private' | 'transit', vlans: readonly number[], more: Props = {}) =>
    synth((stack) => {
      const link = port(stack);
      for (const [index, vlan] of vlans.entries()) {
        const directConnectGateway = onward(stack, `Onward${index}`);
        const common = { link, vlan, peer: { bgpAsn: 65_010 }, ...more };
        if (kind === 'transit') {
          new TransitVirtualInterface(stack, `I${index}`, {
            ...common,
            mtu: 1500,
            directConnectGateway,
          });
        } else {
          new PrivateVirtualInterface(stack, `I${index}`, {
            ...common,
            target: { directConnectGateway },
          });
        }
      }
    });
  const first = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('each has a VLAN of its own', () => {
    expect(() => onPort('private', [1, 2])).not.toThrow();
    expect(() => onPort('private', [1, 1])).toThrow(
      "PrivateVirtualInterface 'test/I1': vlan must be one that 'test/I0' does not have, got 1",
    );
  });

  it('each has addresses of its own', () => {
    expect(() => onPort('private', [1, 2], peer(ADDRESSES))).toThrow(
      `PrivateVirtualInterface 'test/I1': peer.amazonAddress must not overlap 169.254.100.0/30 of 'test/I0', got "169.254.100.1/30"`,
    );
  });

  it('are 51 at most', () => {
    expect(() => onPort('private', first(51))).not.toThrow();
    expect(() => onPort('private', first(52))).toThrow(
      "PrivateVirtualInterface 'test/I51': link must have at most 51 virtual interfaces, this is number 52",
    );
  });

  it('are four at most for Transit Gateways', () => {
    expect(() => onPort('transit', first(4))).not.toThrow();
    expect(() => onPort('transit', first(5))).toThrow(
      "TransitVirtualInterface 'test/I4': link must have at most 4 transit virtual interfaces, this is number 5",
    );
  });
});

it('says how its sessions are', () => {
  synth((stack) => {
    const made = new PrivateVirtualInterface(stack, 'Interface', {
      link: port(stack),
      vlan: 1,
      peer: { bgpAsn: 65_010 },
      target: { directConnectGateway: onward(stack) },
    });
    expect(made.metricBgpStatus().dimensions).toEqual({
      ConnectionId: 'dxcon-1',
      VirtualInterfaceId: made.virtualInterfaceId,
    });
  });
});
