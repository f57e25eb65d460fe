import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Ec2AvailabilityZoneGroup } from '@cdktf/provider-aws/lib/ec2-availability-zone-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import { VpcDhcpOptions } from '@cdktf/provider-aws/lib/vpc-dhcp-options';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Vpc } from './vpc';
import type { VpcProps } from './vpc-props';

const BASE: VpcProps = {
  ipv4: '10.0.0.0/16',
  tiers: { private: { reach: 'private' } },
};

const THREE_TIERS: VpcProps['tiers'] = {
  public: { reach: 'public' },
  private: { reach: 'private' },
  data: { reach: 'isolated' },
};

const make = (props: Partial<VpcProps> = {}, look: (vpc: Vpc) => void = () => undefined) =>
  synth((stack) => look(new Vpc(stack, 'Main', { ...BASE, ...props })));

/** Every subnet by name, with one of its arguments. */
const subnets = (stack: Synthesized, argument = 'cidr_block'): Record<string, unknown> =>
  Object.fromEntries(
    stack
      .all(Subnet)
      .map((subnet) => [String(subnet.tags.Name).replace('test/Main/', ''), subnet[argument]]),
  );

/** Every route as `table: destination → target`. */
const routes = (stack: Synthesized): readonly string[] =>
  stack
    .all(Route)
    .map((route) => {
      const table = stack.at(String(route.route_table_id).slice('${'.length, -'.id}'.length));
      const name = String(table.tags.Name).replace('test/Main/', '');
      const { destination_cidr_block: ipv4, destination_ipv6_cidr_block: ipv6 } = route;
      const [target] = Object.entries(route).filter(([key]) => /gateway_id$/.test(key));
      const place = String(target?.[1]).replace(/\$\{\w+\.Main_(.+)_\w{8}\.id\}/, '$1');
      return `${name}: ${ipv4 ?? ipv6} → ${target?.[0]} ${place}`;
    })
    .sort();

it('deploys a network of one private tier, closed, recorded and without NAT', () => {
  expect(make().inventory).toEqual({
    aws_vpc: 1,
    aws_default_security_group: 1,
    aws_default_route_table: 1,
    aws_default_network_acl: 1,
    aws_subnet: 3,
    aws_route_table: 3, // one a zone, so that NAT can come later
    aws_route_table_association: 3,
    aws_flow_log: 1,
    aws_cloudwatch_log_group: 1,
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
  });
});

it('lists what holds state: the addresses that must never change', () => {
  const stack = make({ tiers: THREE_TIERS, nat: 'one', flowLog: 'none' });
  const stateful = /aws_(vpc|subnet|eip|nat_gateway|route_table|internet_gateway)\./;
  expect(stack.addresses.filter((address) => stateful.test(address))).toEqual([
    'aws_eip.Main_Nat_1a_Address_D5281FD2',
    'aws_internet_gateway.Main_InternetGateway_0DC46D25',
    'aws_nat_gateway.Main_Nat_1a_0B80BD00',
    'aws_route_table.Main_data_RouteTable_BB743952',
    'aws_route_table.Main_private_RouteTable-1a_B6BB991D',
    'aws_route_table.Main_private_RouteTable-1b_7FD26707',
    'aws_route_table.Main_private_RouteTable-1c_6F2D0A0A',
    'aws_route_table.Main_public_RouteTable_A29A5F74',
    'aws_subnet.Main_data_1a_4F249402',
    'aws_subnet.Main_data_1b_4A94878E',
    'aws_subnet.Main_data_1c_09BE80DC',
    'aws_subnet.Main_private_1a_138EEB81',
    'aws_subnet.Main_private_1b_A6EDFAC7',
    'aws_subnet.Main_private_1c_8B13FF03',
    'aws_subnet.Main_public_1a_7C19EE46',
    'aws_subnet.Main_public_1b_11DB33B2',
    'aws_subnet.Main_public_1c_F2DB0F01',
    'aws_vpc.Main',
  ]);
});

it('answers DNS, and makes names for instances', () => {
  expect(make().only(AwsVpc)).toEqual({
    cidr_block: '10.0.0.0/16',
    enable_dns_hostnames: true,
    enable_dns_support: true,
    tags: { Name: 'test/Main' },
  });
});

it('takes each setting of the VPC', () => {
  const vpc = make({
    enableDnsHostnames: false,
    enableDnsSupport: false,
    instanceTenancy: 'dedicated',
    networkAddressUsageMetrics: true,
  }).only(AwsVpc);
  expect(vpc).toMatchObject({
    enable_dns_hostnames: false,
    enable_dns_support: false,
    instance_tenancy: 'dedicated',
    enable_network_address_usage_metrics: true,
  });
});

describe('what AWS makes with a VPC', () => {
  it('has no rules in its security group and no routes in its table', () => {
    const stack = make();
    expect(stack.only(DefaultSecurityGroup)).toMatchObject({ ingress: [], egress: [] });
    expect(stack.only(DefaultRouteTable)).toMatchObject({ route: [] });
  });

  it('keeps its network ACL open for subnets without one of their own', () => {
    const { ingress, egress } = make().only(DefaultNetworkAcl);
    expect(ingress).toEqual(egress);
    expect(ingress).toMatchObject([
      { rule_no: 100, action: 'allow', cidr_block: '0.0.0.0/0' },
      { rule_no: 101, action: 'allow', ipv6_cidr_block: '::/0' },
    ]);
  });
});

describe('subnets', () => {
  it('lie in runs of four places a tier, a sixteenth of the block for private ones', () => {
    expect(subnets(make({ tiers: THREE_TIERS }))).toEqual({
      'public/1a': '10.0.0.0/22',
      'public/1b': '10.0.4.0/22',
      'public/1c': '10.0.8.0/22',
      'private/1a': '10.0.64.0/20',
      'private/1b': '10.0.80.0/20',
      'private/1c': '10.0.96.0/20',
      'data/1a': '10.0.16.0/22',
      'data/1b': '10.0.20.0/22',
      'data/1c': '10.0.24.0/22',
    });
  });

  it('have the size that is asked for, in the zones that are asked for', () => {
    const tiers = {
      web: {
        reach: 'isolated',
        subnetPrefixLength: 24,
        availabilityZones: ['eu-central-1b', 'eu-central-1c'],
      },
    } as const;
    // Zone 1a keeps its place.
    expect(subnets(make({ tiers }))).toEqual({ 'web/1b': '10.0.1.0/24', 'web/1c': '10.0.2.0/24' });
  });

  it('lie where they are told', () => {
    const tiers = {
      web: {
        reach: 'isolated',
        ipv4CidrBlocks: ['10.0.1.0/24', '10.0.9.0/24', '10.0.5.0/28'],
      },
    } as const;
    expect(Object.values(subnets(make({ tiers })))).toEqual(tiers.web.ipv4CidrBlocks);
  });

  it('lie in the further block that their tier names, once that belongs to the VPC', () => {
    const stack = make({
      additionalIpv4: { pods: '100.64.0.0/16' },
      tiers: { private: { reach: 'private' }, pods: { reach: 'private', block: 'pods' } },
    });
    expect(stack.only(VpcIpv4CidrBlockAssociation)).toMatchObject({ cidr_block: '100.64.0.0/16' });
    const [pod] = stack.all(Subnet).filter((subnet) => subnet.tags.Name === 'test/Main/pods/1a');
    expect(pod).toMatchObject({
      cidr_block: '100.64.0.0/20',
      depends_on: [expect.stringMatching(/^aws_vpc_ipv4_cidr_block_association\.Main_Blocks_pods/)],
    });
  });

  it('wait for the further block that a given one lies in', () => {
    const tiers = {
      pods: {
        reach: 'isolated',
        availabilityZones: ['eu-central-1a'],
        ipv4CidrBlocks: ['100.64.8.0/24'],
      },
    } as const;
    const stack = make({ additionalIpv4: { pods: '100.64.0.0/16' }, tiers });
    expect(stack.only(Subnet)).toMatchObject({
      cidr_block: '100.64.8.0/24',
      depends_on: [expect.stringMatching(/Main_Blocks_pods/)],
    });
  });

  it('give no public address to anybody unless told to', () => {
    const launch = (tiers: VpcProps['tiers']) =>
      Object.values(subnets(make({ tiers }), 'map_public_ip_on_launch'));
    expect(launch({ web: { reach: 'public' } })).toEqual([undefined, undefined, undefined]);
    expect(launch({ web: { reach: 'public', mapPublicIpOnLaunch: true } })).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('make names of instance ids when told to', () => {
    const tiers = { web: { reach: 'isolated', privateDnsHostnameType: 'resource-name' } } as const;
    expect(make({ tiers }).all(Subnet)[0]).toMatchObject({
      private_dns_hostname_type_on_launch: 'resource-name',
      enable_resource_name_dns_a_record_on_launch: true,
    });
  });

  it('are parts of a block that IPAM picks', () => {
    const stack = make({
      ipv4: { ipamPoolId: 'ipam-pool-1', netmaskLength: 20 },
      additionalIpv4: { pods: { ipamPoolId: 'ipam-pool-2', netmaskLength: 18 } },
      tiers: { web: { reach: 'isolated' }, pods: { reach: 'private', block: 'pods' } },
    });
    expect(stack.only(AwsVpc)).toMatchObject({
      ipv4_ipam_pool_id: 'ipam-pool-1',
      ipv4_netmask_length: 20,
    });
    const { 'web/1b': web, 'pods/1c': pods } = subnets(stack);
    expect(web).toBe('${cidrsubnet(aws_vpc.Main.cidr_block, 6, 1)}');
    expect(pods).toMatch(
      /^\$\{cidrsubnet\(aws_vpc_ipv4_cidr_block_association\.Main_Blocks_pods_\w+\.cidr_block, 4, 2\)\}$/,
    );
  });

  it('go to an Outpost, with addresses of the customer', () => {
    const outpost = {
      outpostArn: 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-0123456789abcdef0',
      customerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0',
    };
    const tiers = {
      factory: { reach: 'isolated', outpost, availabilityZones: ['eu-central-1a'] },
    } as const;
    expect(make({ tiers, ipv6: 'amazon' }).only(Subnet)).toMatchObject({
      outpost_arn: outpost.outpostArn,
      customer_owned_ipv4_pool: outpost.customerOwnedIpv4Pool,
      map_customer_owned_ip_on_launch: true,
    });
  });

  it('go to Local Zones, whose group the account opts in to', () => {
    const tiers = {
      ...THREE_TIERS,
      games: { reach: 'public', availabilityZones: ['eu-central-1-ham-1a'] },
    } as const;
    const stack = make({ tiers, ipv6: 'amazon' });
    expect(subnets(stack)).toMatchObject({ 'games/ham-1a': '10.0.32.0/22' });
    expect(subnets(stack, 'ipv6_cidr_block')['games/ham-1a']).toBeUndefined();
    expect(stack.only(Ec2AvailabilityZoneGroup)).toEqual({
      group_name: 'eu-central-1-ham-1',
      opt_in_status: 'opted-in',
    });
    expect(stack.all(Subnet).filter((subnet) => 'depends_on' in subnet)).toMatchObject([
      {
        availability_zone: 'eu-central-1-ham-1a',
        depends_on: [expect.stringMatching(/^aws_ec2_availability_zone_group\./)],
      },
    ]);
    expect(make({ tiers, optInToZoneGroups: false }).all(Ec2AvailabilityZoneGroup)).toEqual([]);
  });
});

describe('what is added at the end', () => {
  const zones = ['eu-central-1a', 'eu-central-1b'];
  const before: Partial<VpcProps> = {
    availabilityZones: zones,
    ipv6: 'amazon',
    nat: 'one-per-zone',
    tiers: THREE_TIERS,
  };

  it.each<[string, Partial<VpcProps>]>([
    ['a zone', { availabilityZones: [...zones, 'eu-central-1c'] }],
    ['two zones', { availabilityZones: [...zones, 'eu-central-1c', 'eu-central-1d'] }],
    ['a tier', { tiers: { ...THREE_TIERS, cache: { reach: 'isolated', subnetPrefixLength: 20 } } }],
    ['a block', { additionalIpv4: { pods: '100.64.0.0/16' } }],
    [
      'a block with a tier in it',
      {
        additionalIpv4: { pods: '100.64.0.0/16' },
        tiers: { ...THREE_TIERS, pods: { reach: 'private', block: 'pods' } },
      },
    ],
  ])('%s: keeps every address and argument', (_, added) => {
    const [old, now] = [make(before), make({ ...before, ...added })];
    expect(now.addresses.length).toBeGreaterThan(old.addresses.length);
    expect(now.json.resource).toMatchObject(old.json.resource);
    for (const address of old.addresses) expect(now.at(address)).toEqual(old.at(address));
  });

  it('NAT: moves no subnet to another table', () => {
    const [old, now] = [make({ ...before, nat: 'none' }), make(before)];
    for (const address of old.addresses) expect(now.at(address)).toEqual(old.at(address));
  });

  it('a gateway for each zone instead of one: keeps the one', () => {
    const [old, now] = [make({ ...before, nat: 'one' }), make(before)];
    const [gateway] = old.addresses.filter((address) => address.startsWith('aws_nat_gateway.'));
    expect(now.at(gateway ?? '')).toEqual(old.at(gateway ?? ''));
  });
});

describe('routes', () => {
  it('lead to the internet from a public tier only', () => {
    expect(routes(make({ tiers: THREE_TIERS }))).toEqual([
      'public/RouteTable: 0.0.0.0/0 → gateway_id InternetGateway',
    ]);
  });

  it('lead from private tiers through the NAT gateway of their zone', () => {
    expect(routes(make({ tiers: THREE_TIERS, nat: 'one-per-zone' }))).toEqual([
      'private/RouteTable-1a: 0.0.0.0/0 → nat_gateway_id Nat_1a',
      'private/RouteTable-1b: 0.0.0.0/0 → nat_gateway_id Nat_1b',
      'private/RouteTable-1c: 0.0.0.0/0 → nat_gateway_id Nat_1c',
      'public/RouteTable: 0.0.0.0/0 → gateway_id InternetGateway',
    ]);
  });

  it('lead from private tiers through the one NAT gateway there is', () => {
    const tables = routes(make({ tiers: THREE_TIERS, nat: 'one' }));
    expect(tables.filter((route) => route.endsWith('nat_gateway_id Nat_1a'))).toHaveLength(3);
  });

  it('lead IPv6 out of private tiers through an egress-only gateway', () => {
    const tables = routes(make({ ipv6: 'amazon' }));
    expect(tables).toEqual([
      'private/RouteTable-1a: ::/0 → egress_only_gateway_id EgressOnlyGateway',
      'private/RouteTable-1b: ::/0 → egress_only_gateway_id EgressOnlyGateway',
      'private/RouteTable-1c: ::/0 → egress_only_gateway_id EgressOnlyGateway',
    ]);
  });

  it('lead from an isolated tier nowhere, with IPv6 or without', () => {
    expect(routes(make({ ipv6: 'amazon', tiers: { data: { reach: 'isolated' } } }))).toEqual([]);
  });

  it('lead from Wavelength Zones to the carrier', () => {
    const tiers = {
      phones: { reach: 'carrier', availabilityZones: ['eu-central-1-wl1-ber-wlz-1'] },
    } as const;
    const stack = make({ tiers });
    expect(routes(stack)).toEqual([
      'phones/RouteTable: 0.0.0.0/0 → carrier_gateway_id CarrierGateway',
    ]);
    expect(stack.only(Ec2AvailabilityZoneGroup).group_name).toBe('eu-central-1-wl1');
  });

  it('are found by tier, each table once', () => {
    make({ tiers: THREE_TIERS }, (vpc) => {
      expect(vpc.tiers).toEqual(['public', 'private', 'data']);
      expect(vpc.routeTables('private')).toHaveLength(3);
      expect(vpc.routeTables('data')).toHaveLength(1);
      expect(vpc.subnets('data').map(({ availabilityZone }) => availabilityZone)).toEqual([
        'eu-central-1a',
        'eu-central-1b',
        'eu-central-1c',
      ]);
      expect(() => vpc.subnets('db')).toThrow(
        'Vpc \'test/Main\': tier must be one of public, private, data, got "db"',
      );
    });
  });
});

describe('NAT', () => {
  const tiers = THREE_TIERS;

  it('stands in the public tier, behind the internet gateway, at a new address', () => {
    const nat = make({ tiers, nat: 'one' }).only(NatGateway);
    expect(nat).toMatchObject({
      subnet_id: expect.stringMatching(/aws_subnet\.Main_public_1a_/),
      allocation_id: expect.stringMatching(/aws_eip\.Main_Nat_1a_Address_/),
      depends_on: [expect.stringMatching(/^aws_internet_gateway\./)],
    });
  });

  it('has the addresses that are given', () => {
    const stack = make({
      tiers,
      nat: { gateways: 'one-per-zone', allocationIds: ['eipalloc-a', 'eipalloc-b', 'eipalloc-c'] },
    });
    expect(stack.all(NatGateway).map((gateway) => gateway.allocation_id)).toEqual([
      'eipalloc-a',
      'eipalloc-b',
      'eipalloc-c',
    ]);
    expect(stack.inventory).not.toHaveProperty('aws_eip');
  });

  it('says the addresses that partners see', () => {
    make({ tiers, nat: 'one-per-zone' }, (vpc) => {
      expect(vpc.natPublicIps).toHaveLength(3);
      expect(vpc.natGatewayIds).toHaveLength(3);
    });
  });

  it('is private for a block that others do not route', () => {
    const stack = make({
      additionalIpv4: { pods: '100.64.0.0/16' },
      tiers: { routable: { reach: 'private' }, pods: { reach: 'private', block: 'pods' } },
      nat: { gateways: 'one', tier: 'routable', connectivityType: 'private' },
    });
    expect(stack.only(NatGateway)).toMatchObject({ connectivity_type: 'private' });
    expect(routes(stack)).toEqual([
      'pods/RouteTable-1a: 0.0.0.0/0 → nat_gateway_id Nat_1a',
      'pods/RouteTable-1b: 0.0.0.0/0 → nat_gateway_id Nat_1a',
      'pods/RouteTable-1c: 0.0.0.0/0 → nat_gateway_id Nat_1a',
    ]);
  });
});

describe('IPv6', () => {
  it('gives every subnet a /64 of its own beside IPv4', () => {
    const stack = make({ ipv6: 'amazon', tiers: THREE_TIERS });
    expect(stack.only(AwsVpc).assign_generated_ipv6_cidr_block).toBe(true);
    expect(subnets(stack, 'ipv6_cidr_block')).toMatchObject({
      'public/1a': '${cidrsubnet(aws_vpc.Main.ipv6_cidr_block, 8, 0)}',
      'private/1b': '${cidrsubnet(aws_vpc.Main.ipv6_cidr_block, 8, 5)}',
      'data/1c': '${cidrsubnet(aws_vpc.Main.ipv6_cidr_block, 8, 10)}',
    });
  });

  it('is laid out in a block that is known', () => {
    const ipv6 = { ipamPoolId: 'ipam-pool-6', cidrBlock: '2001:db8:1200::/56' };
    const stack = make({ ipv6 });
    expect(stack.only(AwsVpc)).toMatchObject({
      ipv6_ipam_pool_id: 'ipam-pool-6',
      ipv6_cidr_block: '2001:db8:1200::/56',
    });
    expect(subnets(stack, 'ipv6_cidr_block')['private/1b']).toBe('2001:db8:1200:1::/64');
  });

  it('takes a block that IPAM picks', () => {
    const stack = make({ ipv6: { ipamPoolId: 'ipam-pool-6', netmaskLength: 52 } });
    expect(stack.only(AwsVpc).ipv6_netmask_length).toBe(52);
    expect(subnets(stack, 'ipv6_cidr_block')['private/1b']).toContain('ipv6_cidr_block, 12, 1)');
  });

  it('alone reaches IPv4 through NAT64', () => {
    const stack = make({
      ipv6: 'amazon',
      nat: 'one',
      tiers: {
        public: { reach: 'public' },
        modern: { reach: 'private', ipAddressType: 'ipv6', availabilityZones: ['eu-central-1b'] },
      },
    });
    const [subnet] = stack.all(Subnet).filter((each) => each.tags.Name === 'test/Main/modern/1b');
    expect(subnet).toMatchObject({
      ipv6_native: true,
      enable_dns64: true,
      assign_ipv6_address_on_creation: true,
      private_dns_hostname_type_on_launch: 'resource-name',
      enable_resource_name_dns_aaaa_record_on_launch: true,
    });
    expect(subnet).not.toHaveProperty('cidr_block');
    expect(routes(stack).filter((route) => route.startsWith('modern'))).toEqual([
      'modern/RouteTable-1b: 64:ff9b::/96 → nat_gateway_id Nat_1a',
      'modern/RouteTable-1b: ::/0 → egress_only_gateway_id EgressOnlyGateway',
    ]);
  });

  it('leaves a tier out that wants IPv4 only, and keeps its place', () => {
    const tiers = {
      old: { reach: 'isolated', ipAddressType: 'ipv4' },
      new: { reach: 'isolated' },
    } as const;
    const blocks = subnets(make({ ipv6: 'amazon', tiers }), 'ipv6_cidr_block');
    expect(blocks).toMatchObject({ 'old/1a': undefined });
    expect(blocks['new/1a']).toContain('8, 4)');
  });
});

describe('the flow log', () => {
  it('records everything for 30 days', () => {
    const stack = make();
    expect(stack.only(FlowLog)).toMatchObject({
      vpc_id: '${aws_vpc.Main.id}',
      traffic_type: 'ALL',
      max_aggregation_interval: 600,
    });
  });

  it('can be something else, or left out', () => {
    expect(make({ flowLog: { trafficType: 'REJECT' } }).only(FlowLog).traffic_type).toBe('REJECT');
    expect(make({ flowLog: 'none' }).all(FlowLog)).toEqual([]);
  });
});

it('tells what is launched its domain and name servers', () => {
  const stack = make({
    dhcpOptions: {
      domainName: 'corp.example',
      domainNameServers: ['10.0.0.2'],
      ntpServers: ['169.254.169.123'],
      netbiosNameServers: ['10.0.0.3'],
      netbiosNodeType: 2,
      ipv6AddressPreferredLeaseTimeSeconds: 3600,
    },
  });
  expect(stack.only(VpcDhcpOptions)).toMatchObject({
    domain_name: 'corp.example',
    domain_name_servers: ['10.0.0.2'],
    ntp_servers: ['169.254.169.123'],
    netbios_name_servers: ['10.0.0.3'],
    netbios_node_type: '2',
    ipv6_address_preferred_lease_time: '3600',
  });
  expect(stack.inventory).toMatchObject({ aws_vpc_dhcp_options_association: 1 });
});

it('is exempt from an account-wide block where told, itself or by tier', () => {
  const stack = make({
    publicAccessExclusion: 'allow-egress',
    tiers: { web: { reach: 'public', publicAccessExclusion: 'allow-bidirectional' } },
  });
  expect(
    stack.all(VpcBlockPublicAccessExclusion).map((each) => each.internet_gateway_exclusion_mode),
  ).toEqual(['allow-egress', 'allow-bidirectional', 'allow-bidirectional', 'allow-bidirectional']);
});

it('lives in another region by a provider of its own', () => {
  const stack = synth((scope) => {
    const provider = new AwsProvider(scope, 'aws-ie', { alias: 'ie', region: 'eu-west-1' });
    new Vpc(scope, 'Main', {
      ...BASE,
      availabilityZones: ['eu-west-1a'],
      nat: 'none',
      provider,
    });
  });
  const regional = stack.addresses.filter((address) => !address.startsWith('aws_iam_'));
  expect(regional.map((address) => stack.at(address).provider)).toEqual(
    regional.map(() => 'aws.ie'),
  );
});

it('takes zones and blocks that only Terraform knows', () => {
  const stack = make({
    ipv4: Lazy.stringValue({ produce: () => '${local.block}' }),
    availabilityZones: [Lazy.stringValue({ produce: () => '${local.zone}' })],
    tiers: {
      web: {
        reach: 'isolated',
        ipv4CidrBlocks: [Lazy.stringValue({ produce: () => '${local.subnet}' })],
      },
    },
  });
  expect(stack.only(AwsVpc).cidr_block).toBe('${local.block}');
  expect(stack.only(Subnet)).toMatchObject({
    availability_zone: '${local.zone}',
    cidr_block: '${local.subnet}',
  });
});

it('is referred to when others deploy it, its tables shared where they say so', () => {
  const stack = synth((scope) => {
    const subnet = (zone: string) => ({
      subnetId: `subnet-${zone}`,
      subnetArn: `arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-${zone}`,
      availabilityZone: `eu-central-1${zone}`,
      ipv4CidrBlock: '10.9.0.0/24',
      routeTableId: 'rtb-1',
    });
    const vpc = Vpc.fromVpcAttributes(scope, 'Shared', {
      vpcId: 'vpc-1',
      vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1',
      ipv4CidrBlocks: ['10.9.0.0/16'],
      tiers: { web: [subnet('a'), subnet('b')] },
    });
    expect(vpc.subnets('web').map(({ subnetId }) => subnetId)).toEqual(['subnet-a', 'subnet-b']);
    const [table, ...others] = vpc.routeTables('web');
    expect(others).toEqual([]);
    table?.addRoute('Office', {
      destination: { ipv4CidrBlock: '192.168.0.0/16' },
      target: { vpnGatewayId: 'vgw-1' },
    });
    expect(() => vpc.subnets('db')).toThrow('tier must be one of web, got "db"');
  });
  expect(stack.only(Route)).toEqual({
    route_table_id: 'rtb-1',
    destination_cidr_block: '192.168.0.0/16',
    gateway_id: 'vgw-1',
  });
  expect(stack.all(RouteTable)).toEqual([]);
});
