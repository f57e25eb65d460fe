import { Ec2TransitGatewayPeeringAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment-accepter';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';

export interface AcceptedTransitGatewayPeeringProps {
  /** The Transit Gateway on this side. */
  readonly transitGateway: ITransitGateway;

  /** What the other side has asked for. */
  readonly attachmentId: string;
}

/** Consent to a peering that the other side asks for. Its routes are static. */
export class AcceptedTransitGatewayPeering extends Construct implements ITransitGatewayAttachment {
  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates = false;

  constructor(scope: Construct, id: string, props: AcceptedTransitGatewayPeeringProps) {
    super(scope, id);
    declaredProps.check(this, 'AcceptedTransitGatewayPeering', props);
    const { transitGateway, attachmentId } = props;
    this.attachmentId = new Ec2TransitGatewayPeeringAttachmentAccepter(this, 'Default', {
      transitGatewayAttachmentId: attachmentId,
      provider: transitGateway.provider,
      tags: { Name: this.node.path },
    }).id;
    this.transitGateways = [transitGateway];
  }
}
