import type { IAlarmAction } from '@archway/core';
import { AwsStack } from '@archway/core';
import { Topic } from '@archway/messaging';
import type {
  HubAndSpokeProps,
  ITransitGatewayAttachment,
  IVpc,
  NetworkSpoke,
} from '@archway/networking';
import {
  CentralEndpoints,
  CentralEndpointsClient,
  CustomerGateway,
  HubAndSpoke,
  ResilientDirectConnect,
  SiteToSiteVpn,
  TransitGateway,
  Vpc,
  VpcPeering,
} from '@archway/networking';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { DataCentre, NetworkConfig } from '../config/config';
import { referTo } from './refer-to';
import type { SharedServices } from './shared-services';
import type { Spoke } from './spoke';
import { ATTACHMENT_TIER, EGRESS_TIERS, ROUTED_TIERS } from './spoke';

export interface HubProps {
  readonly config: NetworkConfig;
  readonly shared: SharedServices;
  readonly orders: Spoke;
  readonly analytics: Spoke;
  readonly remote: Spoke;
}

/** Who may speak to whom. Orders and analytics meet nowhere; the data centre sees what it has to. */
const DOMAINS: HubAndSpokeProps['domains'] = {
  shared: { speaksTo: ['orders', 'analytics', 'data-centre'], egress: true },
  orders: { speaksTo: ['shared', 'data-centre'], egress: true },
  analytics: { speaksTo: ['shared'], egress: true },
  'data-centre': { speaksTo: ['shared', 'orders'] },
};

/** What connects the VPCs: Transit Gateway, way out, way to the data centre, and the peering to the remote region. */
export class Hub extends AwsStack {
  constructor(scope: Construct, id: string, props: HubProps) {
    super(scope, id, props.config.home);
    const { config } = props;
    const shared = referTo(this, 'Shared', props.shared.vpc);
    const orders = referTo(this, 'Orders', props.orders.vpc);
    const analytics = referTo(this, 'Analytics', props.analytics.vpc);

    const transitGateway = new TransitGateway(this, 'TransitGateway', {
      amazonSideAsn: config.amazonSideAsn,
    });
    const spoke = (domain: string, vpc: IVpc) => ({
      domain,
      vpc,
      attachmentTier: ATTACHMENT_TIER,
      routesFrom: ROUTED_TIERS,
      egressFrom: EGRESS_TIERS,
    });
    new HubAndSpoke(this, 'Routing', {
      transitGateway,
      domains: this.domains(config),
      spokes: {
        shared: spoke('shared', shared),
        orders: spoke('orders', orders),
        analytics: spoke('analytics', analytics),
        ...this.dataCentre(config, transitGateway),
      },
      egress: { vpc: this.egressVpc(config), attachmentTier: 'transit', routesFrom: ['nat'] },
    });
    this.shareEndpoints(props.shared, { Orders: orders, Analytics: analytics });
    this.peerRemote(config, shared, props.remote.vpc);
    new TerraformOutput(this, 'transit-gateway-id', {
      value: transitGateway.transitGatewayId,
      description: 'What further spokes attach to',
      staticId: true,
    });
  }

  /** The data centre is in the matrix only where there is a way to it. */
  private domains({ hybrid }: NetworkConfig): HubAndSpokeProps['domains'] {
    if (hybrid.by !== 'none') return DOMAINS;
    return Object.fromEntries(
      Object.entries(DOMAINS)
        .filter(([name]) => name !== 'data-centre')
        .map(([name, domain]) => [
          name,
          { ...domain, speaksTo: domain.speaksTo.filter((other) => other !== 'data-centre') },
        ]),
    );
  }

  private egressVpc({ cidrBlocks, nat }: NetworkConfig): Vpc {
    return new Vpc(this, 'Egress', {
      ipv4: cidrBlocks.egress,
      nat,
      tiers: {
        nat: { reach: 'public', subnetPrefixLength: 26 },
        transit: { reach: 'private', subnetPrefixLength: 28 },
      },
    });
  }

  private dataCentre(
    config: NetworkConfig,
    transitGateway: TransitGateway,
  ): Record<string, NetworkSpoke> {
    const { hybrid } = config;
    if (hybrid.by === 'none') return {};
    const { dataCentre } = hybrid;
    const customerGateway = new CustomerGateway(this, 'DataCentre', {
      ipAddress: dataCentre.vpnDeviceAddress,
      bgpAsn: dataCentre.bgpAsn,
    });
    const alarms = { actions: this.alarmActions(config) };
    if (hybrid.by === 'vpn') {
      const vpn = new SiteToSiteVpn(this, 'Vpn', {
        customerGateway,
        endpoint: { transitGateway },
        routing: { by: 'bgp' },
        alarms,
      });
      return spokeOf(dataCentre, { vpn: vpn.attachment });
    }
    const { association, backup } = new ResilientDirectConnect(this, 'DirectConnect', {
      bandwidth: hybrid.bandwidth,
      locations: hybrid.locations,
      gateway: { transitGateway, allowedPrefixes: Object.values(config.cidrBlocks) },
      backup: { customerGateway, alarms },
    });
    return spokeOf(dataCentre, {
      'direct-connect': association.attachment,
      ...(backup ? { vpn: backup.attachment } : {}),
    });
  }

  private alarmActions({ alarmTopicArn }: NetworkConfig): IAlarmAction[] {
    if (alarmTopicArn === undefined) return [];
    return [Topic.fromTopicAttributes(this, 'Alarms', { topicArn: alarmTopicArn })];
  }

  private shareEndpoints(shared: SharedServices, clients: Record<string, IVpc>): void {
    const { endpoints } = shared;
    const shownHere = CentralEndpoints.fromCentralEndpointsAttributes(this, 'Endpoints', {
      zoneIds: endpoints.zoneIds,
      securityGroupId: endpoints.securityGroup.securityGroupId,
      vpcId: endpoints.vpcId,
      ipv4CidrBlocks: endpoints.ipv4CidrBlocks,
      ports: endpoints.ports,
    });
    for (const [name, vpc] of Object.entries(clients)) {
      new CentralEndpointsClient(this, `${name}Endpoints`, { endpoints: shownHere, vpc });
    }
  }

  private peerRemote({ home, remote }: NetworkConfig, shared: IVpc, remoteVpc: Vpc): void {
    const provider = new AwsProvider(this, 'remote', {
      alias: 'remote',
      region: remote.region,
      allowedAccountIds: [home.accountId],
    });
    new VpcPeering(this, 'RemotePeering', {
      requester: shared,
      accepter: referTo(this, 'Remote', remoteVpc, provider),
      accepterRegion: remote.region,
      requesterSide: { tiers: ROUTED_TIERS },
      accepterSide: { tiers: ROUTED_TIERS },
    });
  }
}

function spokeOf(
  { cidrBlocks }: DataCentre,
  attachments: Record<string, ITransitGatewayAttachment>,
): Record<string, NetworkSpoke> {
  return { 'data-centre': { domain: 'data-centre', attachments, cidrBlocks } };
}
