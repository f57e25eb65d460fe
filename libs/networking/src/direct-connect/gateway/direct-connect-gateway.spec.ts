import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { PrivateVirtualInterface } from '../virtual-interface/private-virtual-interface';
import { TransitVirtualInterface } from '../virtual-interface/transit-virtual-interface';
import type { DirectConnectGatewayProps } from './direct-connect-gateway';
import { DirectConnectGateway } from './direct-connect-gateway';

const make = (props: DirectConnectGatewayProps = {}) =>
  synth((stack) => {
    new DirectConnectGateway(stack, 'Gateway', props);
  });

it('is one resource, of system 64512 unless it says otherwise', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_dx_gateway: 1 });
  expect(stack.at('aws_dx_gateway.Gateway')).toEqual({
    name: 'test-test-Gateway',
    amazon_side_asn: '64512',
  });
});

it.each([64_512, 65_534, 4_200_000_000, 4_294_967_294])('may be system %d', (amazonSideAsn) => {
  const gateway = make({ amazonSideAsn, gatewayName: 'onward' }).only(DxGateway);
  expect(gateway).toEqual({ name: 'onward', amazon_side_asn: `${amazonSideAsn}` });
});

it('lets a token be its number', () => {
  const gateway = make({ amazonSideAsn: Token.asNumber('${var.asn}') }).only(DxGateway);
  expect(gateway.amazon_side_asn).toBe('${var.asn}');
});

it.each<[DirectConnectGatewayProps, string]>([
  [{ amazonSideAsn: 64_511 }, 'amazonSideAsn must be a whole number from 64512 to 65534 or'],
  [{ amazonSideAsn: 65_535 }, 'amazonSideAsn must be a whole number from 64512 to 65534 or'],
  [{ gatewayName: '' }, 'gatewayName must be 1 to 100 characters, got ""'],
  [{ ownerAccountId: '1' }, 'ownerAccountId must be twelve digits, got "1"'],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`DirectConnectGateway 'test/Gateway': ${problem}`);
});

/** Puts virtual interfaces on one gateway, each on a port of its own. */
const withInterfaces = (kinds: readonly ('private' | 'transit')[]) =>
  synth((stack) => {
    const directConnectGateway = DirectConnectGateway.fromDirectConnectGatewayAttributes(
      stack,
      'Gateway',
      { directConnectGatewayId: 'dxgw-1' },
    );
    for (const [index, kind] of kinds.entries()) {
      const link = DirectConnectConnection.fromConnectionAttributes(stack, `Port${index}`, {
        connectionId: `dxcon-${index}`,
      });
      const common = { link, vlan: 1, peer: { bgpAsn: 65_010 } };
      if (kind === 'transit') {
        new TransitVirtualInterface(stack, `Interface${index}`, {
          ...common,
          directConnectGateway,
        });
      } else {
        new PrivateVirtualInterface(stack, `Interface${index}`, {
          ...common,
          target: { directConnectGateway },
        });
      }
    }
  });

it('takes thirty virtual interfaces and no more', () => {
  const thirty = Array.from({ length: 30 }, () => 'private' as const);
  expect(withInterfaces(thirty).inventory).toEqual({ aws_dx_private_virtual_interface: 30 });
  expect(() => withInterfaces([...thirty, 'private'])).toThrow(
    "PrivateVirtualInterface 'test/Interface30': directConnectGateway must have at most 30 virtualInterfaces, this is number 31",
  );
});

it('is for VPCs by themselves or for Transit Gateways, never for both', () => {
  expect(() => withInterfaces(['private', 'transit'])).toThrow(
    "TransitVirtualInterface 'test/Interface1': directConnectGateway must be another: by 'test/Interface0' it is for virtual private gateways and private virtual interfaces",
  );
  expect(() => withInterfaces(['transit', 'private'])).toThrow(
    "PrivateVirtualInterface 'test/Interface1': directConnectGateway must be another: by 'test/Interface0' it is for Transit Gateways and transit virtual interfaces",
  );
});
