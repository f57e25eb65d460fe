import { DxHostedPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface';
import { DxHostedPrivateVirtualInterfaceAccepter } from '@cdktf/provider-aws/lib/dx-hosted-private-virtual-interface-accepter';
import { DxPrivateVirtualInterface } from '@cdktf/provider-aws/lib/dx-private-virtual-interface';
import type { Problem } from '@archway/core';
import { notOneOf, problemIf } from '@archway/core';
import type { Construct } from 'constructs';
import { sameAsn } from '../../autonomous-system/autonomous-system';
import { declaredProps } from '../../declared-props';
import type { IVpnGateway } from '../../vpn/vpn-gateway/vpn-gateway';
import type { IDirectConnectGateway } from '../gateway/direct-connect-gateway';
import { VirtualInterface } from './virtual-interface';
import type { VirtualInterfaceProps } from './virtual-interface-props';

/** One VPC of the link's region, by its virtual private gateway. */
export interface ToVpnGateway {
  readonly vpnGateway: IVpnGateway;
}

/** VPCs of any region, by a Direct Connect gateway. */
export interface ToDirectConnectGateway {
  readonly directConnectGateway: IDirectConnectGateway;
}

export interface PrivateVirtualInterfaceProps extends VirtualInterfaceProps {
  /** What it leads to. */
  readonly target: ToVpnGateway | ToDirectConnectGateway;

  /**
   * The largest packet in bytes: 1500, or 9001 where every device on the way takes it.
   *
   * @default 1500
   */
  readonly mtu?: 1500 | 9001;

  /**
   * Whether Direct Connect locations may speak with each other through the Direct Connect gateway, which is billed.
   *
   * @default false
   */
  readonly siteLink?: boolean;
}

/** Leads to VPCs by their private addresses. */
export class PrivateVirtualInterface extends VirtualInterface {
  readonly virtualInterfaceId: string;

  constructor(scope: Construct, id: string, props: PrivateVirtualInterfaceProps) {
    super(scope, id, 'private', props);
    declaredProps.check(this, 'PrivateVirtualInterface', props);
    this.rejectAll([...problemsOf(this, props)]);
    const { mtu, siteLink, owner } = props;
    const target = targetArguments(props);
    if (owner === undefined) {
      this.virtualInterfaceId = new DxPrivateVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        ...target,
        mtu,
        sitelinkEnabled: siteLink,
      }).id;
    } else {
      const allocated = new DxHostedPrivateVirtualInterface(this, 'Default', {
        ...this.commonArguments(),
        ownerAccountId: owner.accountId,
        mtu,
      });
      const accepted = new DxHostedPrivateVirtualInterfaceAccepter(this, 'Accepter', {
        virtualInterfaceId: allocated.id,
        ...target,
        tags: this.interfaceTags(),
        provider: owner.provider,
      });
      this.virtualInterfaceId = accepted.virtualInterfaceId;
    }
    this.addFurtherPeers(this.virtualInterfaceId);
  }
}

function* problemsOf(
  scope: Construct,
  { target, mtu, siteLink, owner, peer }: PrivateVirtualInterfaceProps,
): Generator<Problem> {
  yield notOneOf('mtu', mtu, [1500, 9001]);
  yield problemIf(
    siteLink === true && owner !== undefined,
    'siteLink must be left out for another account: Terraform cannot turn it on there',
  );
  if ('vpnGateway' in target) {
    yield sameAsn('peer.bgpAsn', peer.bgpAsn, target.vpnGateway.amazonSideAsn);
    yield problemIf(siteLink === true, 'siteLink needs a Direct Connect gateway as target');
    return;
  }
  const { directConnectGateway } = target;
  yield sameAsn('peer.bgpAsn', peer.bgpAsn, directConnectGateway.amazonSideAsn);
  yield* directConnectGateway.ledger.note(scope, 'private', 'virtualInterfaces');
}

function targetArguments({ target }: PrivateVirtualInterfaceProps) {
  return 'vpnGateway' in target
    ? { vpnGatewayId: target.vpnGateway.vpnGatewayId }
    : { dxGatewayId: target.directConnectGateway.directConnectGatewayId };
}
