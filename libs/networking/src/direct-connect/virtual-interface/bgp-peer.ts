import { DxBgpPeer } from '@cdktf/provider-aws/lib/dx-bgp-peer';
import type { Problem } from '@archway/core';
import { environmentOf, isOpen, notOneOf, problemIf, show } from '@archway/core';
import { Construct } from 'constructs';
import type { AddressFamily } from '../../address/prefix';
import { enclosingPrefix } from '../../address/prefix';
import { notCustomerAsn } from '../../autonomous-system/autonomous-system';
import type { SecretReference } from '../../secret-reference/secret-reference';
import { secretProblem, secretValue } from '../../secret-reference/secret-reference';
import type { IDirectConnectLink, VirtualInterfaceKind } from '../link/link';

/** A BGP session with the customer's router. */
export interface BgpPeer {
  /** The router's autonomous system: 1 to 2147483647. */
  readonly bgpAsn: number;

  /**
   * @default 'ipv4'
   */
  readonly addressFamily?: AddressFamily;

  /**
   * Amazon's IPv4 address with its length, such as `169.254.100.1/30`. AWS chooses those of IPv6.
   *
   * @default - AWS chooses, except on a public virtual interface
   */
  readonly amazonAddress?: string;

  /**
   * The router's IPv4 address in the same block.
   *
   * @default - AWS chooses, except on a public virtual interface
   */
  readonly customerAddress?: string;

  /**
   * The MD5 key of the session: 6 to 80 characters.
   *
   * @default - AWS makes one
   */
  readonly bgpAuthKey?: SecretReference;
}

/** What Terraform's argument for the number holds. */
const LARGEST_SHORT_ASN = 2_147_483_647;

/** Everything that can be wrong with a session. `prop` names it: `peer`. */
export function* peerProblems(
  scope: Construct,
  prop: string,
  peer: BgpPeer,
  kind: VirtualInterfaceKind,
  link: IDirectConnectLink,
): Generator<Problem> {
  const { addressFamily = 'ipv4', amazonAddress, customerAddress } = peer;
  const { region } = environmentOf(scope);
  yield notCustomerAsn(`${prop}.bgpAsn`, peer.bgpAsn, region, LARGEST_SHORT_ASN);
  yield notOneOf(`${prop}.addressFamily`, addressFamily, ['ipv4', 'ipv6']);
  yield secretProblem(`${prop}.bgpAuthKey`, peer.bgpAuthKey);
  const given = [amazonAddress, customerAddress].filter((address) => address !== undefined);
  if (addressFamily === 'ipv6') {
    yield problemIf(
      given.length > 0,
      `${prop} must leave IPv6 addresses to AWS, got ${given.map(show).join(' and ')}`,
    );
    return;
  }
  yield problemIf(
    given.length === 1,
    `${prop} must have both amazonAddress and customerAddress or neither, got ${given.map(show).join('')}`,
  );
  yield problemIf(
    kind === 'public' && given.length === 0,
    `${prop} must have amazonAddress and customerAddress on a public virtual interface, got neither`,
  );
  yield* addressProblems(prop, amazonAddress, customerAddress);
  yield link.ledger.notePeer(scope, `${prop}.amazonAddress`, amazonAddress);
}

function* addressProblems(
  prop: string,
  amazon: string | undefined,
  customer: string | undefined,
): Generator<Problem> {
  const given = { amazonAddress: amazon, customerAddress: customer };
  for (const [name, address] of Object.entries(given)) {
    const block = isOpen(address) ? undefined : enclosingPrefix(address);
    yield problemIf(
      !isOpen(address) && block?.family !== 'ipv4',
      `${prop}.${name} must be an IPv4 address with its length, such as 169.254.100.1/30, got ${show(address)}`,
    );
  }
  if (isOpen(amazon) || isOpen(customer)) return;
  const [one, other] = [enclosingPrefix(amazon), enclosingPrefix(customer)];
  yield problemIf(
    amazon === customer,
    `${prop} must have two addresses, got ${show(amazon)} twice`,
  );
  yield problemIf(
    one !== undefined &&
      other !== undefined &&
      (one.first !== other.first || one.length !== other.length),
    `${prop}.customerAddress must be in the block of amazonAddress (${show(amazon)}), got ${show(customer)}`,
  );
}

/** The session's arguments, as every virtual interface takes them. */
export function peerArguments(scope: Construct, peer: BgpPeer, link: IDirectConnectLink) {
  const { bgpAsn, addressFamily = 'ipv4', amazonAddress, customerAddress, bgpAuthKey } = peer;
  return {
    bgpAsn,
    addressFamily,
    amazonAddress,
    customerAddress,
    bgpAuthKey: bgpAuthKey && secretValue(scope, 'BgpAuthKey', bgpAuthKey, link.provider),
  };
}

/** Sessions besides a virtual interface's first, each below its own name. */
export function addPeers(
  scope: Construct,
  virtualInterfaceId: string,
  peers: Readonly<Record<string, BgpPeer>>,
  link: IDirectConnectLink,
): void {
  const home = new Construct(scope, 'Peers');
  for (const [name, peer] of Object.entries(peers)) {
    const place = new Construct(home, name);
    new DxBgpPeer(place, 'Default', {
      virtualInterfaceId,
      ...peerArguments(place, peer, link),
      provider: link.provider,
    });
  }
}
