import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { Prefix } from '../address/prefix';
import { formatPrefix, overlaps, parsePrefix } from '../address/prefix';

/** Takes note of what may be there only once on one Transit Gateway. Each entry answers with what it collides with. */
export class TransitGatewayLedger {
  private readonly blocks: { readonly block: Prefix; readonly owner: IConstruct }[] = [];
  private readonly tables = new Map<string, IConstruct>();
  private readonly vpcs = new Map<string, IConstruct>();

  /**
   * Notes the inside block of a tunnel, of a VPN or a Connect peer: none may overlap another on one Transit Gateway.
   * Tokens and what is no block pass.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
   */
  noteInsideBlock(owner: IConstruct, prop: string, cidrBlock: string | undefined): Problem {
    const block = isOpen(cidrBlock) ? undefined : parsePrefix(cidrBlock);
    if (block === undefined) return undefined;
    const taken = this.blocks.find((each) => overlaps(each.block, block));
    this.blocks.push({ block, owner });
    return taken
      ? `${prop} must not overlap ${formatPrefix(taken.block)} of '${taken.owner.node.path}', got ${show(cidrBlock)}`
      : undefined;
  }

  /** Notes which table an attachment is associated with: there is only one for each. */
  noteAssociation(table: IConstruct, attachmentId: string, attachment: IConstruct): Problem {
    const taken = this.tables.get(attachmentId);
    this.tables.set(attachmentId, table);
    return taken
      ? `attachment '${attachment.node.path}' must be associated with one table, and is with '${taken.node.path}'`
      : undefined;
  }

  /**
   * Notes an attached VPC: each is attached once.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html
   */
  noteVpc(attachment: IConstruct, vpcId: string, vpc: IConstruct): Problem {
    const taken = this.vpcs.get(vpcId);
    this.vpcs.set(vpcId, attachment);
    return taken
      ? `vpc '${vpc.node.path}' must be attached once, and is by '${taken.node.path}'`
      : undefined;
  }
}
