import type { IAlarmAction } from '@archway/core';
import type { LogGroupOptions } from '../../log-delivery/log-group';
import type { ITransitGatewayRouteTable } from '../../transit-gateway/transit-gateway-route-table';
import type {
  ITransitGateway,
  ITransitGatewayAttachment,
} from '../../transit-gateway/transit-gateway-reference';
import type { ICustomerGateway } from '../customer-gateway/customer-gateway';
import type { IVpnGateway } from '../vpn-gateway/vpn-gateway';
import type { Tunnel } from './tunnel';

/** A VPN that ends at one VPC. */
export interface VpnGatewayEndpoint {
  readonly vpnGateway: IVpnGateway;
}

/** A VPN that ends at a Transit Gateway, which alone has IPv6, acceleration and private addresses. */
export interface TransitGatewayEndpoint {
  readonly transitGateway: ITransitGateway;

  /**
   * What the tunnels carry.
   *
   * @default 'ipv4'
   */
  readonly insideIpVersion?: 'ipv4' | 'ipv6';

  /**
   * Whether traffic enters Amazon's network at the edge nearest to the device, by Global Accelerator. It can never be
   * changed.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/accelerated-vpn.html
   * @default false
   */
  readonly acceleration?: boolean;

  /**
   * The attachment of a Direct Connect gateway under a private-IP VPN, whose outside addresses then are private: the
   * Transit Gateway's from its CIDR blocks, the device's its own.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/private-ip-dx.html
   * @default - over the internet
   */
  readonly transport?: ITransitGatewayAttachment;
}

/** Both sides tell each other what they reach. */
export interface BgpRouting {
  readonly by: 'bgp';
}

/** What the other side reaches is said here. */
export interface StaticRouting {
  readonly by: 'static';

  /** Blocks behind the device, each under a name of its own that stays when the block changes. */
  readonly routes: Readonly<Record<string, string>>;

  /**
   * The table of the Transit Gateway that the routes go into. A virtual private gateway has its own.
   *
   * @default - none: needed on a Transit Gateway
   */
  readonly routeTable?: ITransitGatewayRouteTable;
}

/** Where the tunnels' negotiation is recorded. */
export interface VpnLogs extends LogGroupOptions {
  /**
   * @default 'json'
   */
  readonly outputFormat?: 'json' | 'text';
}

/** Who is told that a tunnel is down. */
export interface TunnelAlarms {
  /**
   * At most five.
   *
   * @default - nobody: the alarms show it
   */
  readonly actions?: readonly IAlarmAction[];

  /**
   * Who is told when the tunnel is up again. At most five.
   *
   * @default - nobody
   */
  readonly okActions?: readonly IAlarmAction[];

  /**
   * For how many periods of five minutes a tunnel may be down: 1 to 288.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;
}

export interface SiteToSiteVpnProps {
  readonly customerGateway: ICustomerGateway;

  /** Where the VPN ends in AWS. */
  readonly endpoint: VpnGatewayEndpoint | TransitGatewayEndpoint;

  readonly routing: BgpRouting | StaticRouting;

  /**
   * The two tunnels. Both belong to the service: AWS takes one down for maintenance while the other carries on.
   *
   * @default - two with AWS's addresses and keys, IKEv2 and strong algorithms
   */
  readonly tunnels?: readonly [Tunnel, Tunnel];

  /**
   * Who keeps the keys that AWS makes or is given: Secrets Manager, or the VPN itself, which shows them to everyone who
   * may describe it.
   *
   * @default 'SecretsManager', unless the customer gateway has a certificate
   */
  readonly preSharedKeyStorage?: 'SecretsManager' | 'Standard';

  /**
   * Which addresses behind the device may speak.
   *
   * @default '0.0.0.0/0'
   */
  readonly localIpv4NetworkCidr?: string;

  /**
   * Which addresses in AWS may speak.
   *
   * @default '0.0.0.0/0'
   */
  readonly remoteIpv4NetworkCidr?: string;

  /**
   * Which addresses behind the device may speak, where the tunnels carry IPv6.
   *
   * @default '::/0'
   */
  readonly localIpv6NetworkCidr?: string;

  /**
   * Which addresses in AWS may speak, where the tunnels carry IPv6.
   *
   * @default '::/0'
   */
  readonly remoteIpv6NetworkCidr?: string;

  /**
   * @default - a log group of its own that keeps JSON for 30 days
   */
  readonly logs?: VpnLogs | 'none';

  /**
   * An alarm for each tunnel that is down.
   *
   * @default - alarms that tell nobody
   */
  readonly alarms?: TunnelAlarms | 'none';
}
