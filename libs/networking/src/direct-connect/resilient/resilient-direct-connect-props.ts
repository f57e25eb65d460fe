import type { ICustomerGateway } from '../../vpn/customer-gateway/customer-gateway';
import type { TunnelAlarms, VpnLogs } from '../../vpn/site-to-site-vpn/site-to-site-vpn-props';
import type { Tunnel } from '../../vpn/site-to-site-vpn/tunnel';
import type { DedicatedBandwidth } from '../connection/direct-connect-connection';
import type {
  AssociatedTransitGateway,
  AssociatedVpnGateway,
} from '../gateway-association/direct-connect-gateway-association';
import type { MacSec } from '../macsec/macsec';
import type { BgpPeer } from '../virtual-interface/bgp-peer';

/** One port, and the virtual interface on it. */
export interface ResilientConnection {
  /** 1 to 4094. */
  readonly vlan: number;

  readonly peer: BgpPeer;

  /**
   * Encryption of the wire.
   *
   * @default - none
   */
  readonly macSec?: MacSec;
}

/** One of the two locations. */
export interface ResilientLocation {
  /** AWS's code of the location, such as `EqFA5`. */
  readonly location: string;

  /**
   * Ports at the location, each under a name that stays. One survives the loss of the other location; two, on devices
   * of their own, the loss of a device as well.
   */
  readonly connections: Readonly<Record<string, ResilientConnection>>;

  /**
   * Who carries the lines to the location.
   *
   * @default - nobody in between
   */
  readonly providerName?: string;
}

/** A VPN over the internet that carries on when both locations are lost. */
export interface VpnBackup {
  /** The device, whose BGP tells the same prefixes over the VPN as over Direct Connect, none longer. */
  readonly customerGateway: ICustomerGateway;

  /**
   * @default - two with AWS's addresses and keys, IKEv2 and strong algorithms
   */
  readonly tunnels?: readonly [Tunnel, Tunnel];

  /**
   * @default - a log group of its own that keeps JSON for 30 days
   */
  readonly logs?: VpnLogs | 'none';

  /**
   * @default - alarms that tell nobody
   */
  readonly alarms?: TunnelAlarms | 'none';
}

export interface ResilientDirectConnectProps {
  readonly bandwidth: DedicatedBandwidth;

  /** Two that are not the same. */
  readonly locations: readonly [ResilientLocation, ResilientLocation];

  /** What it leads to. */
  readonly gateway: AssociatedVpnGateway | AssociatedTransitGateway;

  /**
   * The Direct Connect gateway's number.
   *
   * @default 64512
   */
  readonly amazonSideAsn?: number;

  /**
   * Whether packets may be as large as the way allows: 9001 bytes to VPCs, 8500 to Transit Gateways, instead of 1500.
   *
   * @default false
   */
  readonly jumboFrames?: boolean;

  /**
   * What carries on when both locations are lost. AWS prefers Direct Connect while it is there.
   *
   * @default - nothing
   */
  readonly backup?: VpnBackup;
}
