import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';

export interface TransitGatewayAttachmentAttributes {
  readonly attachmentId: string;
  readonly transitGateway: ITransitGateway;

  /**
   * Whether tables learn its routes: not those of a peering, or of a VPN without BGP.
   *
   * @default true
   */
  readonly propagates?: boolean;
}

/** An attachment by its identifier, whatever it attaches. */
export class TransitGatewayAttachment extends Construct implements ITransitGatewayAttachment {
  /** An attachment that others deploy. */
  static fromAttachmentAttributes(
    scope: Construct,
    id: string,
    attributes: TransitGatewayAttachmentAttributes,
  ): ITransitGatewayAttachment {
    return new TransitGatewayAttachment(scope, id, attributes);
  }

  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates: boolean;

  private constructor(
    scope: Construct,
    id: string,
    attributes: TransitGatewayAttachmentAttributes,
  ) {
    super(scope, id);
    declaredProps.check(this, 'TransitGatewayAttachment', attributes);
    this.attachmentId = attributes.attachmentId;
    this.transitGateways = [attributes.transitGateway];
    this.propagates = attributes.propagates ?? true;
  }
}
