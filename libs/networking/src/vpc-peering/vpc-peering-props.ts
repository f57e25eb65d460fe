import type { RouteDestination } from '../route-table/route';
import type { IVpc } from '../vpc/vpc-reference';

/** What one side of a peering has. */
export interface PeeringSide {
  /**
   * Tiers that get routes to the other side.
   *
   * @default - all
   */
  readonly tiers?: readonly string[];

  /**
   * What the routes are for, by a name of its own that stays when the addresses change: less than all of the other
   * side, or what IPAM decides.
   *
   * @default - every block of the other side
   */
  readonly destinations?: Readonly<Record<string, RouteDestination>>;

  /**
   * Whether this side's public host names are answered with private addresses where the other side asks.
   *
   * @default true
   */
  readonly remoteDns?: boolean;
}

export interface VpcPeeringProps {
  /** The VPC that asks, in the stack's account and region or on a provider of its own. */
  readonly requester: IVpc;

  /** The VPC that accepts: on a provider of its own where it is in another account or region. */
  readonly accepter: IVpc;

  /**
   * Twelve digits.
   *
   * @default - the requester's account
   */
  readonly accepterAccountId?: string;

  /**
   * Such as `eu-west-1`.
   *
   * @default - the requester's region
   */
  readonly accepterRegion?: string;

  /**
   * @default - routes in all tiers, remote DNS
   */
  readonly requesterSide?: PeeringSide;

  /**
   * @default - routes in all tiers, remote DNS
   */
  readonly accepterSide?: PeeringSide;
}
