import { Ec2TransitGatewayConnect } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect';
import { problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ConnectPeerProps } from './connect-peer';
import { ConnectPeer } from './connect-peer';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';
import { differ } from './transit-gateway-reference';

/** @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html */
const PEERS = 4;

export interface ConnectAttachmentProps {
  readonly transitGateway: ITransitGateway;

  /** The attachment of the VPC or Direct Connect gateway through which the tunnels run. */
  readonly transport: ITransitGatewayAttachment;
}

/**
 * GRE tunnels with BGP to appliances behind another attachment, such as those of an SD-WAN. Tables learn its routes by
 * propagation only: it takes no static ones.
 */
export class ConnectAttachment extends Construct implements ITransitGatewayAttachment {
  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates = true;
  private readonly transitGateway: ITransitGateway;
  private peers = 0;

  constructor(scope: Construct, id: string, props: ConnectAttachmentProps) {
    super(scope, id);
    declaredProps.check(this, 'ConnectAttachment', props);
    const { transitGateway, transport } = props;
    rejectProps(this, [
      problemIf(
        transport.transitGateways.every((each) => differ(each, transitGateway)),
        `transport '${transport.node.path}' must be attached to '${transitGateway.node.path}'`,
      ),
      problemIf(
        !transport.propagates,
        `transport must be a VPC or a Direct Connect gateway, got '${transport.node.path}'`,
      ),
    ]);
    this.transitGateway = transitGateway;
    this.transitGateways = [transitGateway];
    this.attachmentId = new Ec2TransitGatewayConnect(this, 'Default', {
      transitGatewayId: transitGateway.transitGatewayId,
      transportAttachmentId: transport.attachmentId,
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      provider: transitGateway.provider,
      tags: { Name: this.node.path },
    }).id;
  }

  /** Adds a tunnel to one appliance: at most four. */
  addPeer(id: string, props: ConnectPeerProps): ConnectPeer {
    this.peers += 1;
    rejectProps(this, [
      problemIf(this.peers > PEERS, `peers must be at most ${PEERS}, got ${this.peers} with ${id}`),
    ]);
    return new ConnectPeer(this, id, props, this.attachmentId, this.transitGateway);
  }
}
