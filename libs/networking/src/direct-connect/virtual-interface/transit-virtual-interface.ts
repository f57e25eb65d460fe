import { DxHostedTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface';
import { DxHostedTransitVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-transit-virtual-interface-accepter';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface';
import { notOneOf, problemIf } from '@archway/core';
import type { Construct } from 'constructs';
import { sameAsn } from '../../autonomous-system/autonomous-system';
import { declaredProps } from '../../declared-props';
import type { IDirectConnectGateway } from '../gateway/direct-connect-gateway';
import { VirtualInterface } from './virtual-interface';
import type { VirtualInterfaceProps } from './virtual-interface-props';

export interface TransitVirtualInterfaceProps extends VirtualInterfaceProps {
  /** What it leads to: Transit Gateways of any region that are associated with it. */
  readonly directConnectGateway: IDirectConnectGateway;

  /**
   * The largest packet in bytes: 1500, or 8500 where every device on the way takes it.
   *
   * @default 1500
   */
  readonly mtu?: 1500 | 8500;

  /**
   * Whether Direct Connect locations may speak with each other through the Direct Connect gateway, which is billed.
   *
   * @default false
   */
  readonly siteLink?: boolean;
}

/** Leads to what is behind Transit Gateways. */
export class TransitVirtualInterface extends VirtualInterface {
  readonly virtualInterfaceId: string;

  constructor(scope: Construct, id: string, props: TransitVirtualInterfaceProps) {
    super(scope, id, 'transit', props);
    declaredProps.check(this, 'TransitVirtualInterface', props);
    const { directConnectGateway, mtu, siteLink, owner, peer } = props;
    this.rejectAll([
      notOneOf('mtu', mtu, [1500, 8500]),
      problemIf(
        siteLink === true && owner !== undefined,
        'siteLink must be left out for another account: Terraform cannot turn it on there',
      ),
      sameAsn('peer.bgpAsn', peer.bgpAsn, directConnectGateway.amazonSideAsn),
      ...directConnectGateway.ledger.note(this, 'transit', 'virtualInterfaces'),
    ]);
    const dxGatewayId = directConnectGateway.directConnectGatewayId;
    if (owner === undefined) {
      this.virtualInterfaceId = new DxTransitVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        dxGatewayId,
        mtu,
        sitelinkEnabled: siteLink,
      }).id;
    } else {
      const allocated = new DxHostedTransitVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        ownerAccountId: owner.accountId,
        mtu,
      });
      const accepted = new DxHostedTransitVirtualInterfaceAccepter(this, 'Accepter', {
        virtualInterfaceId: allocated.id,
        dxGatewayId,
        tags: this.interfaceTags(),
        provider: owner.provider,
      });
      this.virtualInterfaceId = accepted.virtualInterfaceId;
    }
    this.addFurtherPeers(this.virtualInterfaceId);
  }
}
