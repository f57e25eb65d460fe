import { Ec2TransitGatewayVpcAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';

export interface AcceptedVpcAttachmentProps {
  /** The Transit Gateway, which this side owns. */
  readonly transitGateway: ITransitGateway;

  /** What another account has attached and waits for. */
  readonly attachmentId: string;
}

/** Consent of a Transit Gateway's owner to a VPC that another account attaches. It is in no default table. */
export class AcceptedVpcAttachment extends Construct implements ITransitGatewayAttachment {
  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates = true;
  /** What has to stand before anything is routed to the VPC. */
  readonly accepter: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AcceptedVpcAttachmentProps) {
    super(scope, id);
    declaredProps.check(this, 'AcceptedVpcAttachment', props);
    const { transitGateway, attachmentId } = props;
    const accepter = new Ec2TransitGatewayVpcAttachmentAccepter(this, 'Default', {
      transitGatewayAttachmentId: attachmentId,
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      provider: transitGateway.provider,
      tags: { Name: this.node.path },
    });
    this.attachmentId = accepter.id;
    this.transitGateways = [transitGateway];
    this.accepter = accepter;
  }
}
