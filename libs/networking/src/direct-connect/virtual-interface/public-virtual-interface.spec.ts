import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DxHostedPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-public-virtual-interface';
import { DxHostedPublicVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-public-virtual-interface-accepter';
import { DxPublicVirtualInterface } from '@cdktf/provider-aws/lib/dx-public-virtual-interface';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { DirectConnectConnection } from '../connection/direct-connect-connection';
import { PublicVirtualInterface } from './public-virtual-interface';
import type { PublicVirtualInterfaceProps } from './public-virtual-interface';

type Props = Partial<PublicVirtualInterfaceProps>;

const PEER = {
  bgpAsn: 65_010,
  amazonAddress: '203.0.113.0/31',
  customerAddress: '203.0.113.1/31',
};

const make = (props: (stack: Construct) => Props = () => ({})) =>
  synth((stack) => {
    new PublicVirtualInterface(stack, 'Interface', {
      link: DirectConnectConnection.fromConnectionAttributes(stack, 'Port', {
        connectionId: 'dxcon-1',
      }),
      vlan: 101,
      peer: PEER,
      routeFilterPrefixes: ['198.51.100.0/24'],
      ...props(stack),
    });
  });

const prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => `20.${Math.floor(index / 250)}.${index % 250}.0/24`);

it('leads to public addresses of AWS', () => {
  expect(make().only(DxPublicVirtualInterface)).toMatchObject({
    amazon_address: '203.0.113.0/31',
    customer_address: '203.0.113.1/31',
    route_filter_prefixes: ['198.51.100.0/24'],
  });
});

it('leaves addresses of IPv6 to AWS', () => {
  const made = make(() => ({
    peer: { bgpAsn: 65_010, addressFamily: 'ipv6' },
    routeFilterPrefixes: ['2001:db8::/32'],
  })).only(DxPublicVirtualInterface);
  expect(made).toMatchObject({ address_family: 'ipv6' });
  expect(made).not.toHaveProperty('amazon_address');
});

it('is allocated to another account, which accepts it', () => {
  const stack = make((scope) => ({
    owner: {
      accountId: '444455556666',
      provider: new AwsProvider(scope, 'other', { alias: 'other' }),
    },
  }));
  expect(stack.only(DxHostedPublicVirtualInterface)).toMatchObject({
    owner_account_id: '444455556666',
    route_filter_prefixes: ['198.51.100.0/24'],
  });
  expect(stack.only(DxHostedPublicVirtualInterfaceAccepter)).toEqual({
    virtual_interface_id: '${aws_dx_hosted_public_virtual_interface.Interface.id}',
    provider: 'aws.other',
    tags: { Name: 'test/Interface' },
  });
});

it.each([
  prefixes(1),
  prefixes(1_000),
  ['11.0.0.0/8'],
  [Lazy.stringValue({ produce: () => '${local.block}' })],
])('may tell of %#', (...routeFilterPrefixes) => {
  expect(() => make(() => ({ routeFilterPrefixes }))).not.toThrow();
});

it.each<[readonly string[], string]>([
  [[], 'routeFilterPrefixes must be 1 to 1000, got 0'],
  [prefixes(1_001), 'routeFilterPrefixes must be 1 to 1000, got 1001'],
  [['10.1.0.0/16'], 'routeFilterPrefixes[0] must be public, not of 10.0.0.0/8, got "10.1.0.0/16"'],
  [['0.0.0.0/0'], 'routeFilterPrefixes[0] must be public, not of 10.0.0.0/8, got "0.0.0.0/0"'],
  [['fd00::/48'], 'routeFilterPrefixes[0] must be public, not of fc00::/7, got "fd00::/48"'],
  [['198.51.100.1/24'], 'routeFilterPrefixes[0] must start at its first address, 198.51.100.0/24'],
  [
    ['198.51.100.0/24', '198.51.100.128/25'],
    'routeFilterPrefixes must not overlap, got "198.51.100.0/24" and "198.51.100.128/25"',
  ],
])('refuses prefixes %#', (routeFilterPrefixes, problem) => {
  expect(() => make(() => ({ routeFilterPrefixes }))).toThrow(
    `PublicVirtualInterface 'test/Interface': ${problem}`,
  );
});

it('needs addresses of IPv4', () => {
  expect(() => make(() => ({ peer: { bgpAsn: 65_010 } }))).toThrow(
    'peer must have amazonAddress and customerAddress on a public virtual interface, got neither',
  );
});
