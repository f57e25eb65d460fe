import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionAccepterA } from '@cdktf/provider-aws/lib/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { AwsStack } from '@archway/core';
import { synth, testApp } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { TerraformProvider, TerraformStack } from 'cdktf';
import type { IVpc, VpcAttributes } from '../vpc/vpc-reference';
import { Vpc } from '../vpc/vpc';
import { VpcPeering } from './vpc-peering';
import type { VpcPeeringProps } from './vpc-peering-props';

/** A VPC that others deploy, with a table for each of two tiers. */
const vpcOf = (
  stack: TerraformStack,
  id: string,
  ipv4CidrBlocks: readonly string[],
  attributes: Partial<VpcAttributes> = {},
): IVpc =>
  Vpc.fromVpcAttributes(stack, id, {
    vpcId: `vpc-${id}`,
    vpcArn: `arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-${id}`,
    ipv4CidrBlocks,
    tiers: Object.fromEntries(
      ['app', 'data'].map((tier) => [
        tier,
        [
          {
            subnetId: `subnet-${id}-${tier}`,
            subnetArn: `arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-${id}-${tier}`,
            availabilityZone: 'eu-central-1a',
            routeTableId: `rtb-${id}-${tier}`,
          },
        ],
      ]),
    ),
    ...attributes,
  });

interface Blocks {
  readonly shop?: readonly string[];
  readonly bank?: readonly string[];
  readonly bankAttributes?: Partial<VpcAttributes>;
}

const make = (
  props: Partial<VpcPeeringProps> = {},
  { shop = ['10.0.0.0/16'], bank = ['10.1.0.0/16'], bankAttributes }: Blocks = {},
) =>
  synth((stack) => {
    new VpcPeering(stack, 'Payment', {
      requester: vpcOf(stack, 'Shop', shop),
      accepter: vpcOf(stack, 'Bank', bank, bankAttributes),
      ...props,
    });
  });

const abroad = (
  props: Partial<VpcPeeringProps>,
  attributes: Partial<VpcAttributes> = {},
  providerOf = (stack: TerraformStack): TerraformProvider =>
    new AwsProvider(stack, 'bank', { alias: 'bank', region: 'eu-west-1' }),
) =>
  synth((stack) => {
    const provider = providerOf(stack);
    new VpcPeering(stack, 'Payment', {
      requester: vpcOf(stack, 'Shop', ['10.0.0.0/16']),
      accepter: vpcOf(stack, 'Bank', ['10.1.0.0/16'], { provider, ...attributes }),
      ...props,
    });
  });

it('is one connection, accepted at once, with routes in all tables of both sides', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_vpc_peering_connection: 1, aws_route: 4 });
  expect(stack.only(VpcPeeringConnection)).toEqual({
    vpc_id: 'vpc-Shop',
    peer_vpc_id: 'vpc-Bank',
    auto_accept: true,
    requester: { allow_remote_vpc_dns_resolution: true },
    accepter: { allow_remote_vpc_dns_resolution: true },
    tags: { Name: 'test/Payment' },
  });
  expect(stack.all(Route)).toEqual(
    [
      ['rtb-Bank-app', '10.0.0.0/16'],
      ['rtb-Bank-data', '10.0.0.0/16'],
      ['rtb-Shop-app', '10.1.0.0/16'],
      ['rtb-Shop-data', '10.1.0.0/16'],
    ].map(([route_table_id, destination_cidr_block]) => ({
      route_table_id,
      destination_cidr_block,
      vpc_peering_connection_id: '${aws_vpc_peering_connection.Payment.id}',
    })),
  );
});

it('keeps the address of a route when its block changes, and when blocks are added', () => {
  const routes = (bank: readonly string[]) =>
    make({}, { bank }).addresses.filter((address) => address.startsWith('aws_route.Shop_app'));
  const [first] = routes(['10.1.0.0/16']);
  expect(routes(['10.9.0.0/16'])).toEqual([first]);
  expect(routes(['10.1.0.0/16', '10.2.0.0/16'])).toContain(first);
  expect(first).toMatch(/^aws_route\.Shop_app_RouteTable1_test-Payment-Ipv4_\w{8}$/);
});

it('leads IPv6 across as well', () => {
  const stack = make({}, { bankAttributes: { ipv6CidrBlocks: ['2001:db8:1::/56'] } });
  expect(stack.all(Route).map((route) => route.destination_ipv6_cidr_block)).toContain(
    '2001:db8:1::/56',
  );
});

it('takes routes for some tiers, to some of the other side, and its names to one side only', () => {
  const stack = make({
    requesterSide: {
      tiers: ['data'],
      destinations: { ledger: { ipv4CidrBlock: '10.1.32.0/20' } },
      remoteDns: false,
    },
    accepterSide: { tiers: [] },
  });
  expect(stack.only(Route)).toMatchObject({
    route_table_id: 'rtb-Shop-data',
    destination_cidr_block: '10.1.32.0/20',
  });
  expect(stack.only(VpcPeeringConnection)).toMatchObject({
    requester: { allow_remote_vpc_dns_resolution: false },
    accepter: { allow_remote_vpc_dns_resolution: true },
  });
});

it('is accepted by another region, and each side says what is its own', () => {
  const stack = abroad({ accepterRegion: 'eu-west-1' });
  expect(stack.inventory).toEqual({
    aws_vpc_peering_connection: 1,
    aws_vpc_peering_connection_accepter: 1,
    aws_vpc_peering_connection_options: 2,
    aws_route: 4,
  });
  expect(stack.only(VpcPeeringConnection)).toEqual({
    vpc_id: 'vpc-Shop',
    peer_vpc_id: 'vpc-Bank',
    peer_region: 'eu-west-1',
    tags: { Name: 'test/Payment' },
  });
  expect(stack.only(VpcPeeringConnectionAccepterA)).toMatchObject({
    auto_accept: true,
    provider: 'aws.bank',
  });
  const accepted = expect.stringContaining('aws_vpc_peering_connection_accepter.Payment_Accepter');
  expect(stack.all(VpcPeeringConnectionOptions)).toEqual([
    {
      vpc_peering_connection_id: accepted,
      accepter: { allow_remote_vpc_dns_resolution: true },
      provider: 'aws.bank',
    },
    {
      vpc_peering_connection_id: accepted,
      requester: { allow_remote_vpc_dns_resolution: true },
    },
  ]);
  expect(stack.all(Route).map((route) => route.provider)).toEqual([
    'aws.bank',
    'aws.bank',
    undefined,
    undefined,
  ]);
});

it('is accepted by another account', () => {
  expect(abroad({ accepterAccountId: '444455556666' }).only(VpcPeeringConnection)).toMatchObject({
    peer_owner_id: '444455556666',
  });
});

it('lets blocks pass that only Terraform knows', () => {
  const block = Lazy.stringValue({ produce: () => '${local.bank}' });
  const stack = make({}, { bank: [block] });
  expect(stack.all(Route).map((route) => route.destination_cidr_block)).toContain('${local.bank}');
});

it.each([
  [['10.0.0.0/16'], ['10.0.128.0/17']],
  [['10.9.0.0/16', '10.0.0.0/8'], ['10.0.128.0/17']],
])('refuses blocks that overlap: %j and %j', (shop, bank) => {
  expect(() => make({}, { shop, bank })).toThrow(
    `VpcPeering 'test/Payment': accepter "test/Bank" must not overlap requester "test/Shop" (${shop.at(-1)}), got "10.0.128.0/17"`,
  );
});

it('accepts blocks that meet end to end', () => {
  expect(() => make({}, { shop: ['10.0.0.0/17'], bank: ['10.0.128.0/17'] })).not.toThrow();
});

it.each<[Partial<VpcPeeringProps>, Blocks, string]>([
  [{ accepterAccountId: '4444' }, {}, 'accepterAccountId must be twelve digits, got "4444"'],
  [{ accepterRegion: 'ireland' }, {}, 'accepterRegion must be a region such as eu-central-1'],
  [
    { accepterRegion: 'eu-west-1' },
    {},
    'accepter must be on a provider of its own, which accepts for it',
  ],
  [
    { requesterSide: { tiers: ['web'] } },
    {},
    'requesterSide.tiers must be some of app, data, got "web"',
  ],
  [
    {},
    { bank: [] },
    "requesterSide.destinations must say where routes lead: the other side's blocks are not known",
  ],
  [
    { accepterSide: { destinations: { '10.0.0.0/16': { ipv4CidrBlock: '10.0.0.0/16' } } } },
    {},
    'accepterSide.destinations must be named by letters, digits and hyphens',
  ],
])('refuses what cannot be: %#', (props, blocks, problem) => {
  expect(() => make(props, blocks)).toThrow(problem);
});

it('needs no blocks where it makes no routes', () => {
  expect(() => make({ requesterSide: { tiers: [] } }, { bank: [] })).not.toThrow();
});

it('refuses another provider that says nothing of where it is, or another place than its zones', () => {
  expect(() => abroad({})).toThrow(
    'accepterAccountId or accepterRegion must say where the accepter is',
  );
  expect(() =>
    abroad({ accepterRegion: 'eu-west-2' }, { availabilityZones: ['eu-west-1a'] }),
  ).toThrow('accepterRegion must be that of the accepter\'s zones, eu-west-1, got "eu-west-2"');
});

it('refuses one VPC with itself', () => {
  expect(() =>
    synth((stack) => {
      const vpc = vpcOf(stack, 'Shop', []);
      new VpcPeering(stack, 'Payment', { requester: vpc, accepter: vpc });
    }),
  ).toThrow('accepter must be another VPC than "test/Shop"');
});

it('refuses a VPC of another stack, whose routes would wait for this one', () => {
  const app = testApp();
  const stack = (id: string) =>
    new AwsStack(app, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
  const [shops, banks] = [stack('shops'), stack('banks')];
  expect(
    () =>
      new VpcPeering(banks, 'Payment', {
        requester: vpcOf(shops, 'Shop', ['10.0.0.0/16']),
        accepter: vpcOf(banks, 'Bank', ['10.1.0.0/16']),
      }),
  ).toThrow(
    'requester must be of this stack, where its routes stand: refer to "shops/Shop" by Vpc.fromVpcAttributes',
  );
});
