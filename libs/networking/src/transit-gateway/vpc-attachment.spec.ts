import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Ec2TransitGatewayVpcAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { synth } from '@archway/testing';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { ISubnet, SubnetAttributes } from '../subnet/subnet-reference';
import { Vpc } from '../vpc/vpc';
import type { IVpc, VpcAttributes } from '../vpc/vpc-reference';
import { AcceptedVpcAttachment } from './accepted-vpc-attachment';
import { TransitGateway } from './transit-gateway';
import { TransitGatewayRouteTable } from './transit-gateway-route-table';
import type { VpcAttachmentProps } from './vpc-attachment';
import { VpcAttachment } from './vpc-attachment';

const SUBNET: SubnetAttributes = {
  subnetId: 'subnet-a',
  subnetArn: 'arn:subnet-a',
  availabilityZone: 'eu-central-1a',
  ipv4CidrBlock: '10.1.0.0/28',
  routeTableId: 'rtb-1',
};
const B: SubnetAttributes = {
  ...SUBNET,
  subnetId: 'subnet-b',
  availabilityZone: 'eu-central-1b',
};

const vpcOf = (
  scope: Construct,
  subnets: readonly SubnetAttributes[],
  attributes: Partial<VpcAttributes> = {},
): IVpc =>
  Vpc.fromVpcAttributes(scope, 'Orders', {
    vpcId: 'vpc-1',
    vpcArn: 'arn:vpc-1',
    ipv4CidrBlocks: ['10.1.0.0/16'],
    tiers: { transit: subnets },
    ...attributes,
  });

const hubIn = (scope: Construct, cidrBlocks: readonly string[] = []) =>
  new TransitGateway(scope, 'Hub', { flowLog: 'none', cidrBlocks });

const make = (
  subnets: readonly SubnetAttributes[] = [SUBNET, B],
  props: Partial<VpcAttachmentProps> = {},
) =>
  synth((stack) => {
    const vpc = vpcOf(stack, subnets);
    new VpcAttachment(stack, 'Attachment', {
      transitGateway: hubIn(stack),
      vpc,
      subnets: vpc.subnets('transit'),
      ...props,
    });
  });

it('attaches one subnet of each zone, to no default table', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_ec2_transit_gateway_vpc_attachment: 1,
  });
  expect(stack.only(Ec2TransitGatewayVpcAttachment)).toEqual({
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    vpc_id: 'vpc-1',
    subnet_ids: ['subnet-a', 'subnet-b'],
    appliance_mode_support: 'disable',
    dns_support: 'enable',
    ipv6_support: 'disable',
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
    tags: { Name: 'test/Attachment' },
  });
});

it('takes each setting', () => {
  const stack = make([SUBNET], {
    applianceModeSupport: true,
    dnsSupport: false,
    ipv6Support: true,
    securityGroupReferencingSupport: false,
  });
  expect(stack.only(Ec2TransitGatewayVpcAttachment)).toMatchObject({
    appliance_mode_support: 'enable',
    dns_support: 'disable',
    ipv6_support: 'enable',
    security_group_referencing_support: 'disable',
  });
});

it('carries IPv6 where a subnet has it', () => {
  const stack = make([{ ...SUBNET, ipv6CidrBlock: '2001:db8::/64' }]);
  expect(stack.only(Ec2TransitGatewayVpcAttachment).ipv6_support).toBe('enable');
});

it('makes routes of the VPC wait for it', () => {
  const stack = synth((scope) => {
    const vpc = vpcOf(scope, [SUBNET]);
    const { routeTarget: target } = new VpcAttachment(scope, 'Attachment', {
      transitGateway: hubIn(scope),
      vpc,
      subnets: vpc.subnets('transit'),
    });
    const destination = { ipv4CidrBlock: '10.0.0.0/8' };
    for (const table of vpc.routeTables('transit')) table.addRoute('Hub', { destination, target });
  });
  expect(stack.only(Route)).toMatchObject({
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    depends_on: ['aws_ec2_transit_gateway_vpc_attachment.Attachment'],
  });
});

describe('across accounts', () => {
  const across = (build: (scope: Construct, provider: TerraformProvider) => void) =>
    synth((scope) =>
      build(scope, new AwsProvider(scope, 'orders', { alias: 'orders', region: 'eu-central-1' })),
    );

  it("is made by the VPC's side and accepted by the other", () => {
    const stack = across((scope, provider) => {
      const vpc = vpcOf(scope, [SUBNET], { provider });
      const transitGateway = hubIn(scope);
      const subnets = vpc.subnets('transit');
      const attachment = new VpcAttachment(scope, 'Attachment', { transitGateway, vpc, subnets });
      new TransitGatewayRouteTable(scope, 'Table', { transitGateway }).associate('A', attachment);
    });
    const attachment = stack.only(Ec2TransitGatewayVpcAttachment);
    expect(attachment).toMatchObject({ provider: 'aws.orders' });
    expect(attachment).not.toHaveProperty('transit_gateway_default_route_table_association');
    const accepter = stack.only(Ec2TransitGatewayVpcAttachmentAccepter);
    expect(accepter).toMatchObject({
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.Attachment.id}',
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
    expect(accepter).not.toHaveProperty('provider');
    expect(
      stack.only({ tfResourceType: 'aws_ec2_transit_gateway_route_table_association' }),
    ).toMatchObject({
      transit_gateway_attachment_id: expect.stringMatching(/vpc_attachment_accepter/),
    });
  });

  it('waits for the owner of a shared Transit Gateway', () => {
    const stack = synth((scope) => {
      const vpc = vpcOf(scope, [SUBNET]);
      const transitGateway = TransitGateway.fromTransitGatewayAttributes(scope, 'Hub', {
        transitGatewayId: 'tgw-1',
        transitGatewayArn: 'arn:tgw-1',
        shared: true,
      });
      new VpcAttachment(scope, 'Attachment', {
        transitGateway,
        vpc,
        subnets: vpc.subnets('transit'),
      });
    });
    expect(stack.inventory).toEqual({ aws_ec2_transit_gateway_vpc_attachment: 1 });
    expect(stack.only(Ec2TransitGatewayVpcAttachment)).not.toHaveProperty(
      'transit_gateway_default_route_table_propagation',
    );
  });

  it('is accepted by the owner in a stack of its own', () => {
    const stack = synth((scope) => {
      const transitGateway = hubIn(scope);
      const accepted = new AcceptedVpcAttachment(scope, 'Orders', {
        transitGateway,
        attachmentId: 'tgw-attach-1',
      });
      new TransitGatewayRouteTable(scope, 'Table', { transitGateway }).propagate('A', accepted);
    });
    expect(stack.only(Ec2TransitGatewayVpcAttachmentAccepter)).toMatchObject({
      transit_gateway_attachment_id: 'tgw-attach-1',
    });
  });
});

it.each<[string, readonly SubnetAttributes[]]>([
  ['subnets must be at least one, in each zone one, got none', []],
  [
    "subnets must be one in each zone, got 'test/Orders/transit/Subnet1' and 'test/Orders/transit/Subnet2' in eu-central-1a",
    [SUBNET, { ...SUBNET, subnetId: 'subnet-2' }],
  ],
  [
    `subnets must be in zones of the region itself, got "eu-central-1-ham-1a" of 'test/Orders/transit/Subnet1'`,
    [{ ...SUBNET, availabilityZone: 'eu-central-1-ham-1a' }],
  ],
  [
    "subnets must have IPv4, and 'test/Orders/transit/Subnet1' has IPv6 only",
    [{ ...SUBNET, ipv4CidrBlock: undefined, ipv6CidrBlock: '2001:db8::/64' }],
  ],
])('refuses: %s', (problem, subnets) => {
  expect(() => make(subnets)).toThrow(`VpcAttachment 'test/Attachment': ${problem}`);
});

const attachTwice = (others: boolean) =>
  synth((scope) => {
    const transitGateway = hubIn(scope);
    const vpc = vpcOf(scope, [SUBNET]);
    const subnets: readonly ISubnet[] = vpc.subnets('transit');
    new VpcAttachment(scope, 'One', { transitGateway, vpc, subnets });
    const second = others ? new TransitGateway(scope, 'Second', { flowLog: 'none' }) : undefined;
    new VpcAttachment(scope, 'Two', { transitGateway: second ?? transitGateway, vpc, subnets });
  });

it('refuses a VPC that is attached already, and takes it on another Transit Gateway', () => {
  expect(() => attachTwice(false)).toThrow(
    "VpcAttachment 'test/Two': vpc 'test/Orders' must be attached once, and is by 'test/One'",
  );
  expect(() => attachTwice(true)).not.toThrow();
});

it.each([
  ['10.1.255.0/24', true],
  ['10.2.0.0/24', false],
])("with the Transit Gateway's own %s: refused %p", (block, refused) => {
  const attach = () =>
    synth((scope) => {
      const vpc = vpcOf(scope, [SUBNET]);
      new VpcAttachment(scope, 'Attachment', {
        transitGateway: hubIn(scope, [block]),
        vpc,
        subnets: vpc.subnets('transit'),
      });
    });
  if (refused) {
    expect(attach).toThrow(
      `vpc 'test/Orders' must not overlap the Transit Gateway's own ${block}, got "10.1.0.0/16"`,
    );
  } else {
    expect(attach).not.toThrow();
  }
});
