import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayConnectPeer } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect-peer';
import { Ec2TransitGatewayPeeringAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
// #region hub
import { AwsStack } from '@archway/core';
import type { Tier } from '@archway/networking';
import { HubAndSpoke, TransitGateway, TransitGatewayAttachment, Vpc } from '@archway/networking';
import type { Construct } from 'constructs';

/** Subnets for the attachment alone keep its routes apart from those of what it carries. */
const transit: Tier = { reach: 'isolated', subnetPrefixLength: 28 };
const workload = { private: { reach: 'private' }, transit } as const;

class Hub extends AwsStack {
  protected readonly hub: HubAndSpoke;

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const transitGateway = new TransitGateway(this, 'Transit', { cidrBlocks: ['10.99.0.0/24'] });
    const services = new Vpc(this, 'Services', { ipv4: '10.0.0.0/16', tiers: workload });
    const orders = new Vpc(this, 'Orders', { ipv4: '10.1.0.0/16', tiers: workload });
    const billing = new Vpc(this, 'Billing', { ipv4: '10.2.0.0/16', tiers: workload });
    const egress = new Vpc(this, 'Egress', {
      ipv4: '100.64.0.0/24',
      tiers: {
        public: { reach: 'public', subnetPrefixLength: 28 },
        transit: { reach: 'private', subnetPrefixLength: 28 },
      },
      nat: 'one-per-zone',
    });
    const office = TransitGatewayAttachment.fromAttachmentAttributes(this, 'Office', {
      attachmentId: 'tgw-attach-0123456789abcdef0', // or a VPN of this stack
      transitGateway,
    });
    const attachmentTier = 'transit';
    this.hub = new HubAndSpoke(this, 'Network', {
      transitGateway,
      domains: {
        shared: { speaksTo: ['orders', 'billing', 'office'] },
        orders: { speaksTo: ['orders', 'shared'], egress: true },
        billing: { speaksTo: ['shared', 'office'], egress: true },
        office: { speaksTo: ['shared', 'billing'] },
      },
      spokes: {
        services: { domain: 'shared', vpc: services, attachmentTier },
        orders: { domain: 'orders', vpc: orders, attachmentTier },
        billing: { domain: 'billing', vpc: billing, attachmentTier },
        berlin: {
          domain: 'office',
          attachments: { vpn: office },
          cidrBlocks: { all: '192.168.0.0/16' },
        },
      },
      egress: { vpc: egress, attachmentTier },
    });
  }
}
// #endregion

// #region beyond
import {
  ConnectAttachment,
  PrefixList,
  ResourceShare,
  TransitGatewayPeering,
  VpcAttachment,
} from '@archway/networking';

class Beyond extends Hub {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { transitGateway } = this.hub;
    const shared = this.hub.routeTable('shared');

    // Another region. Nothing propagates over a peering: both sides say what is behind it.
    const dublin = new TransitGateway(this, 'Dublin', {
      amazonSideAsn: 64_513,
      provider: new AwsProvider(this, 'dublin', { alias: 'dublin', region: 'eu-west-1' }),
    });
    const peering = new TransitGatewayPeering(this, 'ToDublin', {
      transitGateway,
      peer: dublin,
      peerRegion: 'eu-west-1',
    });
    const stores = new PrefixList(this, 'Stores', { entries: [{ cidrBlock: '10.64.0.0/12' }] });
    shared.addRoute('Stores', { prefixList: stores }, peering);

    // Appliances of an SD-WAN, in a VPC of the hub's region.
    const appliances = new Vpc(this, 'Appliances', { ipv4: '10.3.0.0/16', tiers: workload });
    const transport = new VpcAttachment(this, 'Transport', {
      transitGateway,
      vpc: appliances,
      subnets: appliances.subnets('transit'),
    });
    const wan = new ConnectAttachment(this, 'Wan', { transitGateway, transport });
    wan.addPeer('Router', {
      peerAddress: '10.3.0.10',
      insideIpv4CidrBlock: '169.254.6.0/29',
      bgpAsn: 65_000,
    });
    shared.propagate('Wan', wan);

    // Accounts of the organisation may attach their VPCs, and wait for consent.
    new ResourceShare(this, 'Share', {
      resources: { hub: transitGateway.transitGatewayArn },
      principals: { orders: '222233334444' },
    });
  }
}
// #endregion

it('keeps domains apart that do not name each other', () => {
  const stack = readBack(new Hub(testApp(), 'network'));
  const dropped = (domain: string) =>
    stack.addresses
      .filter((address) => address.startsWith('aws_ec2_transit_gateway_route.'))
      .filter((address) => address.includes(`_${domain}_`) && stack.at(address).blackhole === true)
      .map((address) => stack.at(address).destination_cidr_block);
  expect(dropped('orders')).toEqual(['100.64.0.0/24', '192.168.0.0/16', '10.2.0.0/16']);
});

itPlans('is planned as it is written by the real provider', () => {
  const plan = planOffline(new Beyond(testApp(), 'network'));
  const transitResources = Object.entries(plan.inventory).filter(([type]) =>
    /transit|^aws_ram|^aws_route$/.test(type),
  );
  expect(Object.fromEntries(transitResources)).toEqual({
    aws_ec2_transit_gateway: 2,
    aws_ec2_transit_gateway_vpc_attachment: 3 + 1 + 1, // spokes, egress, transport
    aws_ec2_transit_gateway_connect: 1,
    aws_ec2_transit_gateway_connect_peer: 1,
    aws_ec2_transit_gateway_peering_attachment: 1,
    aws_ec2_transit_gateway_peering_attachment_accepter: 1,
    aws_ec2_transit_gateway_prefix_list_reference: 1,
    aws_ec2_transit_gateway_route_table: 4 + 1, // domains, egress
    aws_ec2_transit_gateway_route_table_association: 4 + 1,
    aws_ec2_transit_gateway_route_table_propagation: 3 + 2 + 2 + 2 + 2 + 1, // matrix, egress, Wan
    aws_ec2_transit_gateway_route: 2 + 7 + 4, // internet, what is dropped, the egress VPC itself
    aws_ram_resource_share: 1,
    aws_ram_resource_association: 1,
    aws_ram_principal_association: 1,
    aws_route:
      2 * (3 + 2 + 3) + // each zone's private table of the spokes
      2 + // back from the egress VPC's public table
      1 + // its way to the internet
      2, // its NAT gateways
  });
  expect(plan.all(Ec2TransitGateway).map((each) => each['amazon_side_asn'])).toEqual([
    64_513, 64_512,
  ]);
  expect(plan.only(Ec2TransitGatewayPeeringAttachment)).toMatchObject({ peer_region: 'eu-west-1' });
  expect(plan.only(Ec2TransitGatewayConnectPeer)).toMatchObject({
    bgp_asn: '65000',
    inside_cidr_blocks: ['169.254.6.0/29'],
  });
  expect(plan.only(RamResourceShare)).toMatchObject({ allow_external_principals: false });
});
