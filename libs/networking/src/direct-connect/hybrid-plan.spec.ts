import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { TransitGatewayRouteTable } from '../transit-gateway/transit-gateway-route-table';
import { TransitGateway } from '../transit-gateway/transit-gateway';
import { Vpc } from '../vpc/vpc';
import { CustomerGateway } from '../vpn/customer-gateway/customer-gateway';
import { SiteToSiteVpn } from '../vpn/site-to-site-vpn/site-to-site-vpn';
import type { Tunnel } from '../vpn/site-to-site-vpn/tunnel';
import { VpnGateway } from '../vpn/vpn-gateway/vpn-gateway';
import { DirectConnectConnection } from './connection/direct-connect-connection';
import { DirectConnectGatewayAssociation } from './gateway-association/direct-connect-gateway-association';
import { DirectConnectGateway } from './gateway/direct-connect-gateway';
import { HostedConnection, HostedConnectionAccepter } from './hosted-connection/hosted-connection';
import { DirectConnectLag } from './lag/direct-connect-lag';
import { ResilientDirectConnect } from './resilient/resilient-direct-connect';
import { PrivateVirtualInterface } from './virtual-interface/private-virtual-interface';
import { PublicVirtualInterface } from './virtual-interface/public-virtual-interface';
import { TransitVirtualInterface } from './virtual-interface/transit-virtual-interface';

const OTHER_ACCOUNT = '444455556666';
const KEY_NAME = '0123456789abcdef'.repeat(4);

/** Every option that the provider has. */
const tunnel = (insideCidr: string): Tunnel => ({
  insideCidr,
  ikeVersions: ['ikev2'],
  phase1: {
    lifetimeSeconds: 14_400,
    encryptionAlgorithms: ['AES256-GCM-16'],
    integrityAlgorithms: ['SHA2-512'],
    dhGroupNumbers: [20, 21],
  },
  phase2: {
    lifetimeSeconds: 1_800,
    encryptionAlgorithms: ['AES256-GCM-16'],
    integrityAlgorithms: ['SHA2-512'],
    dhGroupNumbers: [20, 21],
  },
  rekeyMarginTimeSeconds: 300,
  rekeyFuzzPercentage: 50,
  replayWindowSize: 512,
  dpdTimeoutSeconds: 45,
  dpdTimeoutAction: 'restart',
  startupAction: 'start',
  tunnelLifecycleControl: true,
});

class Everything extends AwsStack {
  private readonly vpc: Vpc;
  private readonly vpnGateway: VpnGateway;
  private readonly hub: TransitGateway;
  private readonly office: CustomerGateway;

  constructor() {
    super(testApp(), 'hybrid', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'test',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    this.vpc = new Vpc(this, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { private: { reach: 'private' }, data: { reach: 'isolated' } },
      flowLog: 'none',
    });
    this.vpnGateway = new VpnGateway(this, 'Gateway', {
      vpc: this.vpc,
      propagateTo: ['private', 'data'],
      amazonSideAsn: 64_900,
    });
    this.hub = new TransitGateway(this, 'Hub', {
      amazonSideAsn: 64_600,
      cidrBlocks: ['10.255.0.0/24'],
      flowLog: 'none',
    });
    this.office = new CustomerGateway(this, 'Office', {
      ipAddress: '203.0.113.10',
      bgpAsn: 4_200_000_001,
      deviceName: 'edge-1',
    });
    this.addVpns();
    const overDirectConnect = this.addTransit();
    this.addPrivate();
    this.addResilient();
    new SiteToSiteVpn(this, 'PrivateVpn', {
      customerGateway: new CustomerGateway(this, 'Inside', { ipAddress: '10.250.0.1' }),
      endpoint: { transitGateway: this.hub, transport: overDirectConnect.attachment },
      routing: { by: 'bgp' },
    });
  }

  private addVpns(): void {
    const secret = new SecretsmanagerSecret(this, 'Psk', { name: 'vpn' });
    new SiteToSiteVpn(this, 'Static', {
      customerGateway: this.office,
      endpoint: { vpnGateway: this.vpnGateway },
      routing: { by: 'static', routes: { offices: '192.168.0.0/16' } },
      tunnels: [
        { ...tunnel('169.254.10.0/30'), preSharedKey: { secretArn: secret.arn, jsonField: 'one' } },
        { ...tunnel('169.254.10.4/30'), preSharedKey: { secretArn: secret.arn, jsonField: 'two' } },
      ],
      preSharedKeyStorage: 'Standard',
      localIpv4NetworkCidr: '192.168.0.0/16',
      remoteIpv4NetworkCidr: '10.0.0.0/16',
      logs: { outputFormat: 'text', encryptionKey: new Key(this, 'Logs') },
    });
    const table = new TransitGatewayRouteTable(this, 'Table', { transitGateway: this.hub });
    const accelerated = new SiteToSiteVpn(this, 'Accelerated', {
      customerGateway: this.office,
      endpoint: { transitGateway: this.hub, acceleration: true, insideIpVersion: 'ipv6' },
      routing: { by: 'bgp' },
      tunnels: [{ insideIpv6Cidr: 'fd00::/126' }, { insideIpv6Cidr: 'fd00::4/126' }],
      localIpv6NetworkCidr: '2001:db8::/32',
      remoteIpv6NetworkCidr: '2001:db8:1::/48',
    });
    table.associate('Vpn', accelerated.attachment);
    table.propagate('Vpn', accelerated.attachment);
    new SiteToSiteVpn(this, 'Branch', {
      customerGateway: this.office,
      endpoint: { transitGateway: this.hub },
      routing: { by: 'static', routes: { branch: '172.16.0.0/16' }, routeTable: table },
    });
  }

  private addTransit(): DirectConnectGatewayAssociation {
    const directConnectGateway = new DirectConnectGateway(this, 'Transit', {
      amazonSideAsn: 64_700,
    });
    const lag = new DirectConnectLag(this, 'Lag', {
      location: 'EqFA5',
      bandwidth: '10Gbps',
      macSecKey: {
        secretArn: `arn:aws:secretsmanager:eu-central-1:111122223333:secret:directconnect!x/${KEY_NAME}`,
      },
    });
    new DirectConnectConnection(this, 'Port', {
      location: 'EqFA5',
      bandwidth: '10Gbps',
      macSec: {},
      lag,
      retainOnDelete: true,
    });
    const peer = {
      bgpAsn: 65_010,
      amazonAddress: '169.254.100.1/30',
      customerAddress: '169.254.100.2/30',
    };
    new TransitVirtualInterface(this, 'TransitInterface', {
      link: lag,
      vlan: 101,
      peer,
      additionalPeers: { modern: { bgpAsn: 65_010, addressFamily: 'ipv6' } },
      directConnectGateway,
      mtu: 8500,
      siteLink: true,
    });
    const owner = { accountId: OTHER_ACCOUNT, provider: this.other };
    new TransitVirtualInterface(this, 'TheirTransitInterface', {
      link: lag,
      vlan: 102,
      peer: { bgpAsn: 65_010 },
      directConnectGateway: DirectConnectGateway.fromDirectConnectGatewayAttributes(
        this,
        'TheirGateway',
        { directConnectGatewayId: 'b1c2d3e4-0000-4000-8000-000000000000' },
      ),
      owner,
    });
    new PublicVirtualInterface(this, 'PublicInterface', {
      link: lag,
      vlan: 103,
      peer: {
        bgpAsn: 65_010,
        amazonAddress: '203.0.113.1/30',
        customerAddress: '203.0.113.2/30',
      },
      routeFilterPrefixes: ['198.51.100.0/24'],
    });
    new PublicVirtualInterface(this, 'TheirPublicInterface', {
      link: lag,
      vlan: 104,
      peer: { bgpAsn: 65_010, addressFamily: 'ipv6' },
      routeFilterPrefixes: ['2001:db8::/32'],
      owner,
    });
    return new DirectConnectGatewayAssociation(this, 'TransitAssociation', {
      directConnectGateway,
      gateway: { transitGateway: this.hub, allowedPrefixes: ['10.0.0.0/16', '10.255.0.0/24'] },
    });
  }

  private addPrivate(): void {
    const directConnectGateway = new DirectConnectGateway(this, 'Private');
    const link = new DirectConnectConnection(this, 'PrivatePort', {
      location: 'INXD6',
      bandwidth: '1Gbps',
      providerName: 'Example Carrier',
    });
    const target = { directConnectGateway };
    new PrivateVirtualInterface(this, 'PrivateInterface', {
      link,
      vlan: 201,
      peer: { bgpAsn: 65_010 },
      target,
      mtu: 9001,
    });
    new PrivateVirtualInterface(this, 'TheirPrivateInterface', {
      link,
      vlan: 202,
      peer: { bgpAsn: 65_010 },
      target: {
        vpnGateway: VpnGateway.fromVpnGatewayAttributes(this, 'TheirVpnGateway', {
          vpnGatewayId: 'vgw-0123456789abcdef0',
        }),
      },
      owner: { accountId: OTHER_ACCOUNT, provider: this.other },
    });
    new DirectConnectGatewayAssociation(this, 'TheirVpc', {
      directConnectGateway,
      gateway: {
        vpnGateway: VpnGateway.fromVpnGatewayAttributes(this, 'Proposing', {
          vpnGatewayId: 'vgw-0fedcba9876543210',
          provider: this.other,
        }),
        allowedPrefixes: ['10.9.0.0/16'],
      },
      gatewayOwnerAccountId: OTHER_ACCOUNT,
    });
    const hosted = new HostedConnection(this, 'Hosted', {
      link,
      ownerAccountId: OTHER_ACCOUNT,
      bandwidth: '500Mbps',
      vlan: 300,
    });
    new HostedConnectionAccepter(this, 'Accepted', {
      connectionId: hosted.connectionId,
      provider: this.other,
    });
  }

  private addResilient(): void {
    const vpnGateway = this.vpnGateway;
    new ResilientDirectConnect(this, 'Resilient', {
      bandwidth: '10Gbps',
      locations: [
        { location: 'EqFA5', connections: { first: { vlan: 401, peer: { bgpAsn: 65_020 } } } },
        { location: 'INXD6', connections: { first: { vlan: 401, peer: { bgpAsn: 65_020 } } } },
      ],
      gateway: { vpnGateway },
      backup: { customerGateway: this.office },
      jumboFrames: true,
    });
  }

  private get other(): AwsProvider {
    const made = this.node.tryFindChild('other');
    return made instanceof AwsProvider
      ? made
      : new AwsProvider(this, 'other', { alias: 'other', region: 'eu-central-1' });
  }
}

itPlans('is planned as it is written by the real provider', () => {
  const plan = planOffline(new Everything());
  expect(plan.inventory).toMatchObject({
    aws_customer_gateway: 2,
    aws_vpn_gateway: 1,
    aws_vpn_gateway_attachment: 1,
    aws_vpn_gateway_route_propagation: 2 + 1, // two private tables, one for data
    aws_vpn_connection: 5,
    aws_vpn_connection_route: 1,
    aws_ec2_transit_gateway_route: 1,
    aws_cloudwatch_log_group: 5,
    aws_cloudwatch_metric_alarm: 2 * 5,
    aws_dx_connection: 4,
    aws_dx_connection_association: 1,
    aws_dx_connection_confirmation: 1,
    aws_dx_hosted_connection: 1,
    aws_dx_lag: 1,
    aws_dx_macsec_key_association: 1,
    aws_dx_gateway: 3,
    aws_dx_gateway_association: 3,
    aws_dx_gateway_association_proposal: 1,
    aws_dx_private_virtual_interface: 1 + 2, // the resilient two
    aws_dx_transit_virtual_interface: 1,
    aws_dx_public_virtual_interface: 1,
    aws_dx_bgp_peer: 1,
    aws_dx_hosted_private_virtual_interface: 1,
    aws_dx_hosted_private_virtual_interface_accepter: 1,
    aws_dx_hosted_transit_virtual_interface: 1,
    aws_dx_hosted_transit_virtual_interface_accepter: 1,
    aws_dx_hosted_public_virtual_interface: 1,
    aws_dx_hosted_public_virtual_interface_accepter: 1,
  });
  expect(plan.at('aws_customer_gateway.Office')).toMatchObject({ bgp_asn_extended: '4200000001' });
  expect(plan.at('aws_vpn_connection.Static')).toMatchObject({
    static_routes_only: true,
    preshared_key_storage: 'Standard',
    tunnel1_inside_cidr: '169.254.10.0/30',
    tunnel2_inside_cidr: '169.254.10.4/30',
    tunnel2_phase1_dh_group_numbers: [20, 21],
    tunnel2_phase2_lifetime_seconds: 1_800,
    tunnel2_rekey_margin_time_seconds: 300,
    tunnel2_enable_tunnel_lifecycle_control: true,
  });
  expect(plan.at('aws_vpn_connection.Accelerated')).toMatchObject({
    enable_acceleration: true,
    tunnel_inside_ip_version: 'ipv6',
    preshared_key_storage: 'SecretsManager',
    tunnel1_ike_versions: ['ikev2'],
    tunnel1_phase1_integrity_algorithms: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
  });
  expect(plan.at('aws_vpn_connection.PrivateVpn')).toMatchObject({
    outside_ip_address_type: 'PrivateIpv4',
  });
  expect(plan.at('aws_dx_transit_virtual_interface.TransitInterface')).toMatchObject({
    mtu: 8500,
    sitelink_enabled: true,
    vlan: 101,
  });
  expect(plan.at('aws_dx_gateway_association.TransitAssociation')).toMatchObject({
    allowed_prefixes: ['10.0.0.0/16', '10.255.0.0/24'],
  });
});
