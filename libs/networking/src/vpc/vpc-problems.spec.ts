import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Vpc } from './vpc';
import type { VpcProps } from './vpc-props';

const BASE: VpcProps = {
  ipv4: '10.0.0.0/16',
  tiers: { public: { reach: 'public' }, private: { reach: 'private' } },
};

const make = (props: Partial<VpcProps>) => () =>
  synth((stack) => new Vpc(stack, 'Main', { ...BASE, ...props }));

/** A VPC whose one tier is this. */
const tier = (props: object, others: Partial<VpcProps> = {}): Partial<VpcProps> => ({
  ...others,
  tiers: { web: { reach: 'isolated', ...props } },
});

const AB = ['eu-central-1a', 'eu-central-1b'];
const HAMBURG = 'eu-central-1-ham-1a';
const BERLIN = 'eu-central-1-wl1-ber-wlz-1';
const outpost = {
  outpostArn: 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-0123456789abcdef0',
};

it.each<[Partial<VpcProps>, string]>([
  [{ ipv4: '10.0.0.0/15' }, 'ipv4 must be between /16 and /28, got "10.0.0.0/15"'],
  [{ ipv4: '10.0.0.0/29' }, 'ipv4 must be between /16 and /28, got "10.0.0.0/29"'],
  [{ ipv4: '10.0.1.0/16' }, 'ipv4 must start at its first address, 10.0.0.0/16, got "10.0.1.0/16"'],
  [
    { ipv4: { ipamPoolId: 'p', netmaskLength: 15 } },
    'ipv4.netmaskLength must be a whole number between 16 and 28, got 15',
  ],
  [
    { additionalIpv4: { pods: '10.0.128.0/17' } },
    'additionalIpv4.pods must not overlap main (10.0.0.0/16), got "10.0.128.0/17"',
  ],
  [
    { additionalIpv4: { a: '100.64.0.0/16', b: '100.64.8.0/24' } },
    'additionalIpv4.b must not overlap a (100.64.0.0/16), got "100.64.8.0/24"',
  ],
  [
    { additionalIpv4: { Pods: '100.64.0.0/16' } },
    'additionalIpv4 must be named by lower case letters, digits and hyphens, and not main, got "Pods"',
  ],
  [
    { ipv6: { ipamPoolId: 'p', netmaskLength: 58 } },
    'ipv6.netmaskLength must be one of 44, 48, 52, 56, 60, got 58',
  ],
  [
    { ipv6: { ipamPoolId: 'p', cidrBlock: '2001:db8::/64' } },
    'ipv6.cidrBlock must be between /44 and /60, got "2001:db8::/64"',
  ],
  [
    { maxAvailabilityZones: 0 },
    'maxAvailabilityZones must be a whole number between 1 and 16, got 0',
  ],
  [
    { availabilityZones: [] },
    'availabilityZones must name at least one zone, here or on the stack',
  ],
  [
    { availabilityZones: ['eu-west-1a'] },
    'availabilityZones must be zones of eu-central-1 such as eu-central-1a, got "eu-west-1a"',
  ],
  [
    { availabilityZones: ['eu-central-1a', 'eu-central-1a'] },
    'availabilityZones must name each zone once, got "eu-central-1a" twice',
  ],
  [
    { availabilityZones: [HAMBURG] },
    `availabilityZones must be zones of the region itself, got "${HAMBURG}": name it in a tier`,
  ],
  [{ tiers: {} }, 'tiers must name at least one tier'],
  [
    { tiers: { Web: { reach: 'isolated' } } },
    'tiers must be named by lower case letters, digits and hyphens, at most 32, got "Web"',
  ],
  [
    tier({ reach: 'open' }),
    'tiers.web.reach must be one of public, private, isolated, carrier, got "open"',
  ],
  [
    tier({}, { maxAvailabilityZones: 2 }),
    'tiers.web has 3 zones and keeps room for 2: raise maxAvailabilityZones, which moves subnets that are deployed',
  ],
  [tier({ availabilityZones: [] }), 'tiers.web.availabilityZones must name at least one zone'],
  [
    tier({ availabilityZones: ['eu-central-1a', HAMBURG] }),
    `tiers.web.availabilityZones must all be among the VPC's zones or all beside them, got ["eu-central-1a","${HAMBURG}"]`,
  ],
  [
    tier({ availabilityZones: ['us-west-2-lax-1a'] }),
    'tiers.web.availabilityZones must be zones of eu-central-1 such as eu-central-1a, got "us-west-2-lax-1a"',
  ],
  [
    tier({ reach: 'carrier', availabilityZones: [HAMBURG] }),
    `tiers.web.availabilityZones must be Wavelength Zones for reach carrier, got ["${HAMBURG}"]`,
  ],
  [
    tier({ reach: 'public', availabilityZones: [BERLIN] }),
    'tiers.web.reach must be carrier, private or isolated in a Wavelength Zone, got "public"',
  ],
  [tier({ block: 'pods' }), 'tiers.web.block must be one of main, got "pods"'],
  [
    tier({ subnetPrefixLength: 29 }),
    'tiers.web.subnetPrefixLength must be a whole number between 16 and 28, got 29',
  ],
  [
    tier({ subnetPrefixLength: 18 }, { ipv4: '10.0.0.0/20' }),
    'tiers.web.subnetPrefixLength must be at least that of its block (20), got 18',
  ],
  [
    tier({ ipv4CidrBlocks: ['10.0.0.0/24'] }),
    'tiers.web.ipv4CidrBlocks must be one for each of 3 zones, got 1',
  ],
  [
    tier({ ipv4CidrBlocks: ['10.0.0.0/24', '10.0.1.0/30'] }, { availabilityZones: AB }),
    'tiers.web.ipv4CidrBlocks[1] must be between /16 and /28, got "10.0.1.0/30"',
  ],
  [
    tier({ ipv4CidrBlocks: ['10.0.0.0/24', '10.1.0.0/24'] }, { availabilityZones: AB }),
    'tier web: 10.1.0.0/24 must be inside 10.0.0.0/16',
  ],
  [
    tier({ ipv4CidrBlocks: ['10.0.0.0/24', '10.0.0.128/25'] }, { availabilityZones: AB }),
    'tier web: 10.0.0.128/25 must not overlap 10.0.0.0/24, which tier web has',
  ],
  [
    tier({ subnetPrefixLength: 17 }),
    'tier web: 4 times /17 must fit into 10.0.0.0/16 (main) beside the tiers before it',
  ],
  [
    tier({}, { ipv4: Lazy.stringValue({ produce: () => '${local.block}' }) }),
    'tiers.web.ipv4CidrBlocks must be given: only Terraform knows block main',
  ],
  [
    tier({ ipAddressType: 'dualstack' }),
    'tiers.web.ipAddressType must be ipv4 in a VPC without ipv6, got "dualstack"',
  ],
  [
    tier({ ipAddressType: 'dualstack', availabilityZones: [HAMBURG] }, { ipv6: 'amazon' }),
    `tiers.web.ipAddressType must be ipv4 outside the region's own zones, got "dualstack" in ${HAMBURG}`,
  ],
  [
    tier(
      { ipAddressType: 'ipv6', ipv4CidrBlocks: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'] },
      { ipv6: 'amazon' },
    ),
    'tiers.web.ipv4CidrBlocks must be left out where ipAddressType is ipv6',
  ],
  [tier({ outpost }), 'tiers.web.availabilityZones must be the one zone of the Outpost, got 3'],
  [
    tier(
      { outpost, ipAddressType: 'dualstack', availabilityZones: ['eu-central-1a'] },
      { ipv6: 'amazon' },
    ),
    'tiers.web.ipAddressType must be ipv4 on an Outpost, got "dualstack"',
  ],
  [
    { nat: 'one', tiers: { private: { reach: 'private' } } },
    'nat.tier must be a tier of this VPC, got undefined: add a public tier or name one',
  ],
  [
    { nat: { gateways: 'one', tier: 'private' } },
    'nat.tier must be a public tier unless connectivityType is private, got "private"',
  ],
  [
    { nat: 'one', tiers: { public: { reach: 'public' }, data: { reach: 'isolated' } } },
    'nat must have a private tier that goes through it',
  ],
  [
    { nat: { gateways: 'one-per-zone', allocationIds: ['eipalloc-1'] } },
    'nat.allocationIds must be 3, one for each gateway, got 1',
  ],
  [
    {
      nat: { gateways: 'one', connectivityType: 'private', allocationIds: ['eipalloc-1'] },
    },
    'nat.allocationIds must be left out for private NAT',
  ],
  [
    {
      nat: 'one-per-zone',
      tiers: {
        public: { reach: 'public', availabilityZones: AB },
        private: { reach: 'private' },
      },
    },
    'tiers.private has zone eu-central-1c, which has no NAT gateway: tier public must have it too',
  ],
  [{ dhcpOptions: {} }, 'dhcpOptions must say something, or be left out'],
  [
    { dhcpOptions: { ntpServers: ['1', '2', '3', '4', '5'] } },
    'dhcpOptions.ntpServers must be 1 to 4 addresses, got 5',
  ],
  [
    { dhcpOptions: { ipv6AddressPreferredLeaseTimeSeconds: 139 } },
    'dhcpOptions.ipv6AddressPreferredLeaseTimeSeconds must be a whole number between 140 and 2147483647, got 139',
  ],
])('refuses %j', (props, problem) => {
  expect(make(props)).toThrow(`Vpc 'test/Main': ${problem}`);
});

it.each<[Partial<VpcProps>]>([
  [
    {
      ipv4: '10.0.0.0/28',
      availabilityZones: ['eu-central-1a'],
      maxAvailabilityZones: 1,
      ...tier({}),
    },
  ],
  [{ ipv4: { ipamPoolId: 'p', netmaskLength: 16 } }],
  [{ additionalIpv4: { pods: '10.1.0.0/17' } }],
  [{ ipv6: { ipamPoolId: 'p', netmaskLength: 60 } }],
  [{ ipv6: { ipamPoolId: 'p', cidrBlock: '2001:db8::/60' } }],
  [{ maxAvailabilityZones: 3 }],
  [tier({}, { maxAvailabilityZones: 16 })],
  [tier({ availabilityZones: [HAMBURG] })],
  [tier({ reach: 'carrier', availabilityZones: [BERLIN] })],
  [tier({ reach: 'private', availabilityZones: [BERLIN] })],
  [tier({ subnetPrefixLength: 28 })],
  [tier({ subnetPrefixLength: 18 })],
  [
    tier(
      { subnetPrefixLength: 20 },
      { ipv4: '10.0.0.0/20', availabilityZones: ['eu-central-1a'], maxAvailabilityZones: 1 },
    ),
  ],
  [tier({ ipv4CidrBlocks: ['10.0.0.0/24', '10.0.1.0/28'] }, { availabilityZones: AB })],
  [tier({ ipAddressType: 'ipv6' }, { ipv6: 'amazon' })],
  [tier({ outpost, availabilityZones: ['eu-central-1a'] })],
  [{ nat: { gateways: 'one', tier: 'public', allocationIds: ['eipalloc-1'] } }],
  [
    {
      nat: { gateways: 'one', tier: 'private', connectivityType: 'private' },
      tiers: { private: { reach: 'private' }, pods: { reach: 'private' } },
    },
  ],
  [
    {
      nat: 'one',
      tiers: {
        public: { reach: 'public', availabilityZones: AB },
        private: { reach: 'private' },
      },
    },
  ],
  [{ dhcpOptions: { ntpServers: ['1', '2', '3', '4'] } }],
  [{ dhcpOptions: { ipv6AddressPreferredLeaseTimeSeconds: 140 } }],
])('accepts %j', (props) => {
  expect(make(props)).not.toThrow();
});

it('says everything that is wrong at once', () => {
  expect(make({ ipv4: '10.0.0.0/8', instanceTenancy: 'host' as 'dedicated' })).toThrow(
    /ipv4 must be .*; instanceTenancy must be one of default, dedicated, got "host"/,
  );
});
