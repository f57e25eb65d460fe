import { DataAwsEc2TransitGatewayDxGatewayAttachment } from '@cdktf/provider-aws/lib/data-aws-ec2-transit-gateway-dx-gateway-attachment';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association';
import { DxGatewayAssociationProposal } from '@cdktf/provider-aws/lib/dx-gateway-association-proposal';
import { rejectProps } from '@archway/core';
import { conditional, Fn, Op, Token } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { TransitGatewayAttachment } from '../../transit-gateway/transit-gateway-attachment';
import type {
  ITransitGateway,
  ITransitGatewayAttachment,
} from '../../transit-gateway/transit-gateway-reference';
import type { IVpnGateway } from '../../vpn/vpn-gateway/vpn-gateway';
import type { IDirectConnectGateway } from '../gateway/direct-connect-gateway';
import { associationProblems, prefixesOf } from './association-problems';

/** A virtual private gateway behind a Direct Connect gateway, and which of its VPC's blocks are told outside. */
export interface AssociatedVpnGateway {
  readonly vpnGateway: IVpnGateway;

  /**
   * A filter: a block of the VPC is told where one of these is the same or wider. At least one.
   *
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
   * @default - the VPC's blocks
   */
  readonly allowedPrefixes?: readonly string[];
}

/** A Transit Gateway behind a Direct Connect gateway, and what is told outside to lie behind it. */
export interface AssociatedTransitGateway {
  readonly transitGateway: ITransitGateway;

  /** Told as they stand here, whatever is attached: 1 to 200. */
  readonly allowedPrefixes: readonly string[];
}

export interface DirectConnectGatewayAssociationProps {
  readonly directConnectGateway: IDirectConnectGateway;

  readonly gateway: AssociatedVpnGateway | AssociatedTransitGateway;

  /**
   * Who owns the virtual private or Transit Gateway: twelve digits. From there, with the gateway's own provider, the
   * association is proposed; here it is accepted.
   *
   * @default - the account of the Direct Connect gateway
   */
  readonly gatewayOwnerAccountId?: string;
}

/** Joins a virtual private or Transit Gateway, of any region and account, with a Direct Connect gateway. */
export class DirectConnectGatewayAssociation extends Construct {
  readonly associationId: string;
  private readonly association: DxGatewayAssociation;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DirectConnectGatewayAssociationProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'DirectConnectGatewayAssociation', props);
    rejectProps(this, [...associationProblems(this, props)]);
    const { directConnectGateway, gatewayOwnerAccountId } = props;
    const allowedPrefixes = [...prefixesOf(props)];
    const proposal =
      gatewayOwnerAccountId === undefined ? undefined : this.propose(allowedPrefixes);
    this.association = new DxGatewayAssociation(this, 'Default', {
      dxGatewayId: directConnectGateway.directConnectGatewayId,
      allowedPrefixes,
      ...(proposal
        ? { proposalId: proposal.id, associatedGatewayOwnerAccountId: gatewayOwnerAccountId }
        : { associatedGatewayId: gatewayIdOf(props) }),
      provider: directConnectGateway.provider,
    });
    this.associationId = this.association.id;
  }

  /**
   * What tables of the Transit Gateway associate and propagate, and what a private-IP VPN runs over. AWS makes it with
   * the association; Terraform reads its identifier once that stands.
   *
   * @throws for a virtual private gateway
   */
  get attachment(): ITransitGatewayAttachment {
    const { gateway, directConnectGateway } = this.props;
    if (!('transitGateway' in gateway)) {
      throw new Error(
        `${this.constructor.name} '${this.node.path}': attachment is there on a Transit Gateway only`,
      );
    }
    const made = this.node.tryFindChild('Attachment');
    if (made instanceof TransitGatewayAttachment) return made;
    const { transitGateway } = gateway;
    const found = new DataAwsEc2TransitGatewayDxGatewayAttachment(this, 'AttachmentId', {
      // Unknown until the association stands. With depends_on each new prefix would make it unknown again, and replace
      // every route and association that names the attachment.
      transitGatewayId: Token.asString(
        conditional(
          Op.gte(Fn.lengthOf(this.association.id), 1),
          transitGateway.transitGatewayId,
          '',
        ),
      ),
      dxGatewayId: directConnectGateway.directConnectGatewayId,
      provider: transitGateway.provider,
    });
    return TransitGatewayAttachment.fromAttachmentAttributes(this, 'Attachment', {
      attachmentId: found.id,
      transitGateway,
    });
  }

  private propose(allowedPrefixes: string[]): DxGatewayAssociationProposal {
    const { directConnectGateway, gateway } = this.props;
    return new DxGatewayAssociationProposal(this, 'Proposal', {
      dxGatewayId: directConnectGateway.directConnectGatewayId,
      dxGatewayOwnerAccountId: directConnectGateway.ownerAccountId,
      associatedGatewayId: gatewayIdOf(this.props),
      allowedPrefixes,
      provider: ('transitGateway' in gateway ? gateway.transitGateway : gateway.vpnGateway)
        .provider,
    });
  }
}

function gatewayIdOf({ gateway }: DirectConnectGatewayAssociationProps): string {
  return 'transitGateway' in gateway
    ? gateway.transitGateway.transitGatewayId
    : gateway.vpnGateway.vpnGatewayId;
}
