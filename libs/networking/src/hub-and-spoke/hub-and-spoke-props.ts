import type {
  ITransitGateway,
  ITransitGatewayAttachment,
} from '../transit-gateway/transit-gateway-reference';
import type { VpcAttachmentOptions } from '../transit-gateway/vpc-attachment';
import type { IVpc } from '../vpc/vpc-reference';
import type { RoutingDomain } from './routing';

/** How a VPC takes part in the hub. */
export interface HubVpc {
  /** The VPC, of this stack or referred to in it by `Vpc.fromVpcAttributes`. */
  readonly vpc: IVpc;

  /** The tier that the attachment stands in: one subnet in each zone that speaks through the hub. */
  readonly attachmentTier: string;

  /**
   * The tiers whose route tables get routes to the hub.
   *
   * @default - every tier but the attachment's
   */
  readonly routesFrom?: readonly string[];

  /**
   * The VPC's blocks by names that stay, IPv4 and IPv6. One that only Terraform knows is IPv6 where its name begins
   * with `ipv6`.
   *
   * @default - those that the VPC knows, in its order, which may grow at the end only
   */
  readonly cidrBlocks?: Readonly<Record<string, string>>;
}

/** A VPC at the rim. */
export interface VpcSpoke extends HubVpc, VpcAttachmentOptions {
  readonly domain: string;

  /**
   * Of the tiers in `routesFrom`, those that get the default route to the internet where the domain has `egress`. A
   * tier for data, which nothing should leave, is left out here.
   *
   * @default - all of `routesFrom`
   */
  readonly egressFrom?: readonly string[];
}

/** Any other network: behind a VPN, a Direct Connect gateway, a peering or a Connect. */
export interface NetworkSpoke {
  readonly domain: string;

  /**
   * The ways to it, by names that stay. More than one only where all of them speak BGP: AWS then prefers Direct Connect
   * and falls back to the VPN, whereas a static route goes before both.
   */
  readonly attachments: Readonly<Record<string, ITransitGatewayAttachment>>;

  /**
   * Its blocks by names that stay: what VPCs route to it, and what is dropped where it may not be reached. What it
   * announces beyond them is not held back.
   */
  readonly cidrBlocks: Readonly<Record<string, string>>;
}

export type Spoke = VpcSpoke | NetworkSpoke;

/** A VPC whose appliances look at traffic. Its attachment is in appliance mode. */
export interface InspectionVpc extends HubVpc {
  /**
   * Whose traffic it looks at: pairs of domains that speak to each other, a domain with itself for its own networks.
   *
   * @default 'all'
   */
  readonly between?: 'all' | readonly (readonly [string, string])[];

  /**
   * Whether it looks at traffic to the internet.
   *
   * @default true
   */
  readonly egress?: boolean;
}

/** A VPC with NAT gateways that all of `egress: true` share. `routesFrom` are the tiers that NAT stands in. */
export type EgressVpc = HubVpc;

export interface HubAndSpokeProps {
  /**
   * Owned by this side: tables are its own.
   *
   * @default - a new one with its defaults
   */
  readonly transitGateway?: ITransitGateway;

  /** Who may speak to whom: lower case letters, digits and hyphens name a domain, at most 32. */
  readonly domains: Readonly<Record<string, RoutingDomain>>;

  /** Networks by name: lower case letters, digits and hyphens, at most 32. */
  readonly spokes: Readonly<Record<string, Spoke>>;

  /**
   * @default - nothing is inspected
   */
  readonly inspection?: InspectionVpc;

  /**
   * The way to the internet: a VPC of its own, or `inspection` where the inspection VPC has NAT gateways behind its
   * appliances.
   *
   * @default - none
   */
  readonly egress?: EgressVpc | 'inspection';
}
