import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { Prefix } from '../../address/prefix';
import { formatPrefix, overlaps, parsePrefix } from '../../address/prefix';

/** Which of its two lives a Direct Connect gateway leads. */
export type DirectConnectReach = 'private' | 'transit';

/**
 * What one Direct Connect gateway takes.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST = { vpnGateways: 20, transitGateways: 6, virtualInterfaces: 30 } as const;

const KINDS = {
  private: 'virtual private gateways and private virtual interfaces',
  transit: 'Transit Gateways and transit virtual interfaces',
} as const;

/** Takes note of what meets on one Direct Connect gateway. */
export class DirectConnectGatewayLedger {
  private reach?: { readonly kind: DirectConnectReach; readonly owner: IConstruct };
  private readonly blocks: { readonly block: Prefix; readonly owner: IConstruct }[] = [];
  private readonly asns = new Map<number, IConstruct>();
  private readonly counts = { vpnGateways: 0, transitGateways: 0, virtualInterfaces: 0 };

  /**
   * Notes one more of `what`. A gateway is for VPCs by themselves or for Transit Gateways, never for both.
   *
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
   */
  *note(owner: IConstruct, kind: DirectConnectReach, what: keyof typeof MOST): Generator<Problem> {
    const { reach } = this;
    this.reach ??= { kind, owner };
    yield problemIf(
      reach !== undefined && reach.kind !== kind,
      `directConnectGateway must be another: by '${reach?.owner.node.path}' it is for ${reach && KINDS[reach.kind]}`,
    );
    this.counts[what] += 1;
    yield problemIf(
      this.counts[what] > MOST[what],
      `directConnectGateway must have at most ${MOST[what]} ${what}, this is number ${this.counts[what]}`,
    );
  }

  /** Notes blocks that lead to one gateway alone. Tokens, and what is no block, pass. */
  *noteBlocks(owner: IConstruct, prop: string, blocks: readonly string[]): Generator<Problem> {
    const others = [...this.blocks];
    for (const text of blocks) {
      const block = isOpen(text) ? undefined : parsePrefix(text);
      if (block === undefined) continue;
      const taken = others.find((each) => overlaps(each.block, block));
      this.blocks.push({ block, owner });
      yield problemIf(
        taken !== undefined,
        `${prop} must not overlap ${taken && formatPrefix(taken.block)} of '${taken?.owner.node.path}', got ${show(text)}`,
      );
    }
  }

  /** Notes the number of a Transit Gateway: each has one of its own. */
  noteAsn(owner: IConstruct, asn: number | undefined): Problem {
    if (isOpen(asn)) return undefined;
    const taken = this.asns.get(asn);
    this.asns.set(asn, owner);
    return taken
      ? `transitGateway's amazonSideAsn must differ from that of '${taken.node.path}', got ${asn} on both`
      : undefined;
  }
}
