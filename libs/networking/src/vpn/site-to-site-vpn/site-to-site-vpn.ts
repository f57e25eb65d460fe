import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import type { VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnConnectionRoute } from '@cdktf/provider-aws/lib/vpn-connection-route';
import type { Metric } from '@archway/core';
import { rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { addLogGroup } from '../../log-delivery/log-group';
import { secretValue } from '../../secret-reference/secret-reference';
import { TransitGatewayAttachment } from '../../transit-gateway/transit-gateway-attachment';
import type { ITransitGatewayAttachment } from '../../transit-gateway/transit-gateway-reference';
import type { SiteToSiteVpnProps } from './site-to-site-vpn-props';
import { TunnelAlarm } from './tunnel-alarm';
import type { Tunnel } from './tunnel';
import { tunnelArguments } from './tunnel';
import { noteInsideBlocks, vpnProblems } from './vpn-problems';

/**
 * A VPN between a device and AWS: two tunnels, logged and watched, with strong algorithms.
 *
 * What is behind the device reaches route tables by propagation of the virtual private gateway, or by those of the
 * Transit Gateway that `attachment` is put into.
 */
export class SiteToSiteVpn extends Construct {
  readonly vpnConnectionId: string;
  readonly vpnConnectionArn: string;
  /** Amazon's outside addresses, of the first tunnel and the second. */
  readonly tunnelAddresses: readonly [string, string];
  /** The secret of Secrets Manager that holds the keys, where it keeps them. */
  readonly preSharedKeyArn: string;
  /** The log group, unless there is none. */
  readonly logGroupName?: string;
  private readonly transitAttachment?: ITransitGatewayAttachment;

  constructor(scope: Construct, id: string, props: SiteToSiteVpnProps) {
    super(scope, id);
    declaredProps.check(this, 'SiteToSiteVpn', props);
    const tunnels = props.tunnels ?? [{}, {}];
    rejectProps(this, [...vpnProblems(props, tunnels), ...noteInsideBlocks(this, props, tunnels)]);
    const provider = providerOf(props);
    const connection = new VpnConnection(this, 'Default', {
      type: 'ipsec.1',
      customerGatewayId: props.customerGateway.customerGatewayId,
      staticRoutesOnly: props.routing.by === 'static',
      ...endpointArguments(props),
      ...tunnelArguments(1, tunnels[0]),
      ...tunnelArguments(2, tunnels[1]),
      tunnel1PresharedKey: this.preSharedKey(1, tunnels[0], provider),
      tunnel2PresharedKey: this.preSharedKey(2, tunnels[1], provider),
      presharedKeyStorage: keyStorage(props),
      localIpv4NetworkCidr: props.localIpv4NetworkCidr,
      remoteIpv4NetworkCidr: props.remoteIpv4NetworkCidr,
      localIpv6NetworkCidr: props.localIpv6NetworkCidr,
      remoteIpv6NetworkCidr: props.remoteIpv6NetworkCidr,
      provider,
      tags: { Name: this.node.path },
    });
    this.vpnConnectionId = connection.id;
    this.vpnConnectionArn = connection.arn;
    this.tunnelAddresses = [connection.tunnel1Address, connection.tunnel2Address];
    this.preSharedKeyArn = connection.presharedKeyArn;
    this.logGroupName = this.addLogs(connection, props, provider);
    this.transitAttachment = this.attach(connection, props);
    this.addRoutes(props, provider);
    this.addAlarms(props, provider);
  }

  /**
   * What tables of the Transit Gateway associate, propagate and route to.
   *
   * @throws for a VPN that ends at a virtual private gateway
   */
  get attachment(): ITransitGatewayAttachment {
    if (this.transitAttachment === undefined) {
      throw new Error(
        `${this.constructor.name} '${this.node.path}': attachment is there on a Transit Gateway only`,
      );
    }
    return this.transitAttachment;
  }

  /** 1 while a tunnel is up, 0 while it is down. */
  metricTunnelState(tunnel: 1 | 2): Metric {
    return {
      namespace: 'AWS/VPN',
      metricName: 'TunnelState',
      dimensions: { TunnelIpAddress: this.tunnelAddresses[tunnel === 1 ? 0 : 1] },
      statistic: 'Minimum',
    };
  }

  private preSharedKey(
    number: 1 | 2,
    { preSharedKey }: Tunnel,
    provider: TerraformProvider | undefined,
  ): string | undefined {
    return preSharedKey && secretValue(this, `PreSharedKey${number}`, preSharedKey, provider);
  }

  private addLogs(
    connection: VpnConnection,
    { logs = {} }: SiteToSiteVpnProps,
    provider: TerraformProvider | undefined,
  ): string | undefined {
    if (logs === 'none') return undefined;
    const group = addLogGroup(this, '/aws/vendedlogs/vpn', logs, provider);
    const options = {
      cloudwatchLogOptions: {
        logEnabled: true,
        logGroupArn: group.arn,
        logOutputFormat: logs.outputFormat ?? 'json',
      },
    };
    connection.putTunnel1LogOptions(options);
    connection.putTunnel2LogOptions(options);
    return group.name;
  }

  private attach(
    { transitGatewayAttachmentId: attachmentId }: VpnConnection,
    { endpoint, routing }: SiteToSiteVpnProps,
  ): ITransitGatewayAttachment | undefined {
    if (!('transitGateway' in endpoint)) return undefined;
    return TransitGatewayAttachment.fromAttachmentAttributes(this, 'Attachment', {
      attachmentId,
      transitGateway: endpoint.transitGateway,
      propagates: routing.by === 'bgp',
    });
  }

  private addRoutes(
    { routing }: SiteToSiteVpnProps,
    provider: TerraformProvider | undefined,
  ): void {
    if (routing.by !== 'static') return;
    const home = new Construct(this, 'Routes');
    for (const [name, block] of Object.entries(routing.routes)) {
      if (routing.routeTable) {
        routing.routeTable.addRoute(
          `${this.node.id}-${name}`,
          { cidrBlock: block },
          this.attachment,
        );
      } else {
        new VpnConnectionRoute(home, name, {
          vpnConnectionId: this.vpnConnectionId,
          destinationCidrBlock: block,
          provider,
        });
      }
    }
  }

  private addAlarms(
    { alarms = {} }: SiteToSiteVpnProps,
    provider: TerraformProvider | undefined,
  ): void {
    if (alarms === 'none') return;
    for (const tunnel of [1, 2] as const) {
      const metric = this.metricTunnelState(tunnel);
      new TunnelAlarm(this, `Tunnel${tunnel}Down`, metric, alarms, provider);
    }
  }
}

function providerOf({ endpoint }: SiteToSiteVpnProps): TerraformProvider | undefined {
  const gateway = 'transitGateway' in endpoint ? endpoint.transitGateway : endpoint.vpnGateway;
  return gateway.provider;
}

function keyStorage({ preSharedKeyStorage, customerGateway }: SiteToSiteVpnProps) {
  return preSharedKeyStorage ?? (customerGateway.usesCertificate ? undefined : 'SecretsManager');
}

function endpointArguments({ endpoint }: SiteToSiteVpnProps): Partial<VpnConnectionConfig> {
  if (!('transitGateway' in endpoint)) return { vpnGatewayId: endpoint.vpnGateway.vpnGatewayId };
  const { transitGateway, insideIpVersion, acceleration, transport } = endpoint;
  return {
    transitGatewayId: transitGateway.transitGatewayId,
    tunnelInsideIpVersion: insideIpVersion,
    enableAcceleration: acceleration,
    ...(transport && {
      outsideIpAddressType: 'PrivateIpv4',
      transportTransitGatewayAttachmentId: transport.attachmentId,
    }),
  };
}
