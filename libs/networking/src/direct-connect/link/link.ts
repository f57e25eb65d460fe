import type { Problem } from '@archway/core';
import { isOpen, notWhole, problemIf, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Prefix } from '../../address/prefix';
import { enclosingPrefix, formatPrefix, overlaps } from '../../address/prefix';

export type VirtualInterfaceKind = 'private' | 'public' | 'transit';

/** What virtual interfaces run over: a connection or a group of them, of this app or another. */
export interface IDirectConnectLink extends IConstruct {
  /** The identifier of the connection or the group. */
  readonly linkId: string;
  /** Where it is known when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;
  /** What may be there only once on it. */
  readonly ledger: LinkLedger;
}

/**
 * How many virtual interfaces a dedicated connection or group has, and a hosted one.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST = { dedicated: 51, hosted: 1, transit: 4 } as const;

/** Takes note of the virtual interfaces of one link. */
export class LinkLedger {
  private readonly vlans = new Map<number, IConstruct>();
  private readonly peers: { readonly block: Prefix; readonly owner: IConstruct }[] = [];
  private readonly kinds: VirtualInterfaceKind[] = [];

  constructor(private readonly kind: 'dedicated' | 'hosted') {}

  /** Notes a virtual interface, and says where its VLAN or their number is wrong. */
  *noteInterface(owner: IConstruct, kind: VirtualInterfaceKind, vlan: number): Generator<Problem> {
    this.kinds.push(kind);
    const transit = this.kinds.filter((each) => each === 'transit').length;
    yield problemIf(
      this.kinds.length > MOST[this.kind],
      `link must have at most ${MOST[this.kind]} virtual interfaces, this is number ${this.kinds.length}`,
    );
    yield problemIf(
      kind === 'transit' && transit > MOST.transit,
      `link must have at most ${MOST.transit} transit virtual interfaces, this is number ${transit}`,
    );
    yield notWhole('vlan', vlan, 1, 4_094);
    if (isOpen(vlan)) return;
    const taken = this.vlans.get(vlan);
    this.vlans.set(vlan, owner);
    yield problemIf(
      taken !== undefined,
      `vlan must be one that '${taken?.node.path}' does not have, got ${show(vlan)}`,
    );
  }

  /** Notes the block of a BGP session's two addresses, and says which other it meets. */
  notePeer(owner: IConstruct, prop: string, address: string | undefined): Problem {
    const block = isOpen(address) ? undefined : enclosingPrefix(address);
    if (block === undefined) return undefined;
    const taken = this.peers.find((each) => overlaps(each.block, block));
    this.peers.push({ block, owner });
    return taken
      ? `${prop} must not overlap ${formatPrefix(taken.block)} of '${taken.owner.node.path}', got ${show(address)}`
      : undefined;
  }
}
