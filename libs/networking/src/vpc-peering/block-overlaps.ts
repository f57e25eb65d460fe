import { isOpen, show } from '@archway/core';
import { formatPrefix, overlaps, parsePrefix } from '../address/prefix';
import type { IVpc } from '../vpc/vpc-reference';

/** The blocks of a VPC that have to differ from another's. */
type Blocks = Pick<IVpc, 'ipv4CidrBlocks' | 'ipv6CidrBlocks'>;

/** A sentence for each pair of known blocks that share an address; what meets must not. */
export function blockOverlaps(
  [name, one]: readonly [string, Blocks],
  [otherName, other]: readonly [string, Blocks],
): readonly string[] {
  return prefixesOf(one).flatMap((block) =>
    prefixesOf(other)
      .filter((otherBlock) => overlaps(block, otherBlock))
      .map(
        (otherBlock) =>
          `${name} must not overlap ${otherName} (${formatPrefix(otherBlock)}), got ${show(formatPrefix(block))}`,
      ),
  );
}

function prefixesOf({ ipv4CidrBlocks, ipv6CidrBlocks }: Blocks) {
  return [...ipv4CidrBlocks, ...ipv6CidrBlocks].flatMap((block) =>
    isOpen(block) ? [] : (parsePrefix(block) ?? []),
  );
}
