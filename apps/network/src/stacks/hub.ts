import type { IAlarmAction } from '@archway/core';
import { AwsStack } from '@archway/core';
import { Topic } from '@archway/messaging';
import type { ITransitGatewayAttachment, IVpc, NetworkSpoke } from '@archway/networking';
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
import { Construct } from 'constructs';
import type { DataCentre, NetworkConfig } from '../config/config';
import { connectedWorkloads, domainsOf } from './domains';
import { referTo } from './refer-to';
import type { SharedServices } from './shared-services';
import type { Spoke } from './spoke';
import { ATTACHMENT_TIER, EGRESS_TIERS, ROUTED_TIERS } from './spoke';

export interface HubProps {
  readonly config: NetworkConfig;
  readonly shared: SharedServices;
  readonly workloads: Readonly<Record<string, Spoke>>;
  readonly remote: Spoke;
}

/** What connects the VPCs: Transit Gateway, way out, way to the data centre, and the peering to the remote region. */
export class Hub extends AwsStack {
  constructor(scope: Construct, id: string, props: HubProps) {
    super(scope, id, props.config.home);
    const { config } = props;
    const shared = referTo(this, 'Shared', props.shared.vpc);
    const places = new Construct(this, 'Workloads');
    const workloads = Object.fromEntries(
      Object.entries(props.workloads).map(([name, { vpc }]) => [name, referTo(places, name, vpc)]),
    );

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
      domains: domainsOf(config),
      spokes: {
        shared: spoke('shared', shared),
        ...Object.fromEntries(
          Object.entries(workloads).map(([name, vpc]) => [name, spoke(name, vpc)]),
        ),
        ...this.dataCentre(config, transitGateway),
      },
      egress: { vpc: this.egressVpc(config), attachmentTier: 'transit', routesFrom: ['nat'] },
    });
    this.shareEndpoints(props.shared, workloads);
    this.peerRemote(config, shared, props.remote.vpc);
    new TerraformOutput(this, 'transit-gateway-id', {
      value: transitGateway.transitGatewayId,
      description: 'What further spokes attach to',
      staticId: true,
    });
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
      gateway: { transitGateway, allowedPrefixes: toldToDataCentre(config) },
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
    const home = new Construct(this, 'EndpointClients');
    for (const [name, vpc] of Object.entries(clients)) {
      new CentralEndpointsClient(home, name, { endpoints: shownHere, vpc });
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

/** What the data centre may speak to, and nothing else. */
function toldToDataCentre(config: NetworkConfig): string[] {
  return [
    config.cidrBlocks.shared,
    ...connectedWorkloads(config).flatMap((name) => config.workloads[name]?.cidrBlock ?? []),
  ];
}

function spokeOf(
  { cidrBlocks }: DataCentre,
  attachments: Record<string, ITransitGatewayAttachment>,
): Record<string, NetworkSpoke> {
  return { 'data-centre': { domain: 'data-centre', attachments, cidrBlocks } };
}
