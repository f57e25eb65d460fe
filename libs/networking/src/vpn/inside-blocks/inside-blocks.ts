import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import type { Prefix } from '../../address/prefix';
import { formatPrefix, overlaps, parsePrefix } from '../../address/prefix';

/** Blocks inside the tunnels that end at one gateway, of which none may overlap another. */
export class InsideBlocks {
  private readonly noted: { readonly prefix: Prefix; readonly owner: IConstruct }[] = [];

  /** Notes a block, and answers with what it collides with. Tokens, and what is no block, pass. */
  note(owner: IConstruct, prop: string, block: string | undefined): Problem {
    const prefix = isOpen(block) ? undefined : parsePrefix(block);
    if (prefix === undefined) return undefined;
    const taken = this.noted.find((each) => overlaps(each.prefix, prefix));
    this.noted.push({ prefix, owner });
    return taken
      ? `${prop} must not overlap ${formatPrefix(taken.prefix)} of '${taken.owner.node.path}', got ${show(block)}`
      : undefined;
  }
}
