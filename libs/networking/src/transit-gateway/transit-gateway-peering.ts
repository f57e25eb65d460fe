import { Ec2TransitGatewayPeeringAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment';
import { environmentOf, isOpen, notMatching, problemIf, rejectProps, show } from '@archway/core';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { AcceptedTransitGatewayPeering } from './accepted-transit-gateway-peering';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';

export interface TransitGatewayPeeringProps {
  /** The side that asks. */
  readonly transitGateway: ITransitGateway;

  /** The side that accepts: in another region with a provider of its own. */
  readonly peer: ITransitGateway;

  /** Where the peer is, such as `eu-west-1`. */
  readonly peerRegion: string;

  /**
   * Twelve digits.
   *
   * @default - the stack's account
   */
  readonly peerAccountId?: string;

  /**
   * Whether the peer's side is accepted here, through its provider. Otherwise another stack has to, by
   * `AcceptedTransitGatewayPeering`, before anything can be routed to it.
   *
   * @default true
   */
  readonly accept?: boolean;
}

/**
 * Two Transit Gateways, of two regions or accounts, as neighbours. It is an attachment of both: tables of both sides
 * associate it, and need static routes to it, since nothing is propagated over a peering.
 */
export class TransitGatewayPeering extends Construct implements ITransitGatewayAttachment {
  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates = false;

  constructor(scope: Construct, id: string, props: TransitGatewayPeeringProps) {
    super(scope, id);
    declaredProps.check(this, 'TransitGatewayPeering', props);
    const { transitGateway, peer, peerRegion, accept = true } = props;
    const environment = environmentOf(this);
    const peerAccountId = props.peerAccountId ?? environment.accountId;
    const elsewhere =
      transitGateway.provider === undefined &&
      !isOpen(peerRegion) &&
      !isOpen(peerAccountId) &&
      (peerRegion !== environment.region || peerAccountId !== environment.accountId);
    rejectProps(this, [
      notMatching(
        'peerRegion',
        peerRegion,
        /^[a-z]{2}(-[a-z]+)+-\d$/,
        'a region such as eu-west-1',
      ),
      notMatching('peerAccountId', peerAccountId, /^\d{12}$/, 'twelve digits'),
      problemIf(
        peer === transitGateway,
        `peer must be another Transit Gateway, got '${peer.node.path}' on both sides`,
      ),
      problemIf(
        accept && elsewhere && peer.provider === undefined,
        `peer must have a provider of its own in ${peerRegion} (${peerAccountId}), or accept must be false, got ${show(accept)}`,
      ),
    ]);
    if (peer.amazonSideAsn !== undefined && peer.amazonSideAsn === transitGateway.amazonSideAsn) {
      Annotations.of(this).addWarning(
        `both sides have the number ${peer.amazonSideAsn}: AWS recommends one of its own for each (amazonSideAsn)`,
      );
    }
    const attachment = new Ec2TransitGatewayPeeringAttachment(this, 'Default', {
      transitGatewayId: transitGateway.transitGatewayId,
      peerTransitGatewayId: peer.transitGatewayId,
      peerRegion,
      peerAccountId,
      provider: transitGateway.provider,
      tags: { Name: this.node.path },
    });
    this.attachmentId = accept
      ? new AcceptedTransitGatewayPeering(this, 'Accepted', {
          transitGateway: peer,
          attachmentId: attachment.id,
        }).attachmentId
      : attachment.id;
    this.transitGateways = [transitGateway, peer];
  }
}
