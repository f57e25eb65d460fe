import type { TerraformProvider } from 'cdktf';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { TransitGatewayLedger } from './transit-gateway-ledger';

/** A Transit Gateway, of this app or another. */
export interface ITransitGateway extends IConstruct {
  readonly transitGatewayId: string;
  readonly transitGatewayArn: string;
  /** The AWS side's number in BGP, where known at synth. */
  readonly amazonSideAsn?: number;
  /** Blocks that Connect peers and private VPN take their outside addresses from, where known at synth. */
  readonly cidrBlocks: readonly string[];
  /** Whether another account owns it and shares it with the stack's. */
  readonly shared: boolean;
  /** Where it lives when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;
  /** What may be there only once on one Transit Gateway. */
  readonly ledger: TransitGatewayLedger;
}

/** What a Transit Gateway sends traffic to: a VPC, a VPN, a Direct Connect gateway, a peering or a Connect. */
export interface ITransitGatewayAttachment extends IConstruct {
  readonly attachmentId: string;
  /** What it is attached to: one, or both sides of a peering. */
  readonly transitGateways: readonly ITransitGateway[];
  /**
   * Whether a table learns its routes by propagation. What is behind a peering, or behind a VPN without BGP, is not
   * propagated and needs static routes.
   */
  readonly propagates: boolean;
}

export interface TransitGatewayAttributes {
  readonly transitGatewayId: string;
  readonly transitGatewayArn: string;

  /**
   * @default - not known
   */
  readonly amazonSideAsn?: number;

  /**
   * @default - not known
   */
  readonly cidrBlocks?: readonly string[];

  /**
   * Whether another account owns it and shares it with the stack's. That account then accepts attachments and keeps
   * the route tables.
   *
   * @default false
   */
  readonly shared?: boolean;

  /**
   * Which account and region it is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** A Transit Gateway that others deploy. */
export class ImportedTransitGateway extends Construct implements ITransitGateway {
  readonly transitGatewayId: string;
  readonly transitGatewayArn: string;
  readonly amazonSideAsn?: number;
  readonly cidrBlocks: readonly string[];
  readonly shared: boolean;
  readonly provider?: TerraformProvider;
  readonly ledger = new TransitGatewayLedger();

  constructor(scope: Construct, id: string, attributes: TransitGatewayAttributes) {
    super(scope, id);
    this.transitGatewayId = attributes.transitGatewayId;
    this.transitGatewayArn = attributes.transitGatewayArn;
    this.amazonSideAsn = attributes.amazonSideAsn;
    this.cidrBlocks = attributes.cidrBlocks ?? [];
    this.shared = attributes.shared ?? false;
    this.provider = attributes.provider;
  }
}

/** Whether the two are certainly not the same. Two references of which Terraform knows more than synth may be. */
export function differ(one: ITransitGateway, other: ITransitGateway): boolean {
  if (one === other || one.transitGatewayId === other.transitGatewayId) return false;
  const imported = [one, other].filter((each) => each instanceof ImportedTransitGateway);
  const open = [one, other].filter((each) => Token.isUnresolved(each.transitGatewayId));
  return imported.length === 0 || open.length === 0;
}
