import type { TerraformProvider } from 'cdktf';
import type { IDirectConnectLink } from '../link/link';
import type { BgpPeer } from './bgp-peer';

/** Another account that a virtual interface is for. */
export interface VirtualInterfaceOwner {
  /** Twelve digits. */
  readonly accountId: string;
  /** Acts there, to accept it. */
  readonly provider: TerraformProvider;
}

/** What all virtual interfaces have. */
export interface VirtualInterfaceProps {
  /** The connection or group that it runs over. */
  readonly link: IDirectConnectLink;

  /** 1 to 4094, and on its link only once. */
  readonly vlan: number;

  /** The BGP session. */
  readonly peer: BgpPeer;

  /**
   * Further sessions, such as one for the other address family, each under a name that stays.
   *
   * @default - none
   */
  readonly additionalPeers?: Readonly<Record<string, BgpPeer>>;

  /**
   * 1 to 100 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly interfaceName?: string;

  /**
   * The account that it is for, where that is not the link's: the link's account allocates it, this one accepts it.
   *
   * @default - the link's account
   */
  readonly owner?: VirtualInterfaceOwner;
}
