import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';
import { Address4, Address6 } from 'ip-address';

/**
 * How many bits the blocks may have.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
 */
const MOST_IPV4_BITS = 24;
const MOST_IPV6_BITS = 48;

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html */
const MOST_BLOCKS = 1_000;

/** A block of a location: its first bits, behind a letter for the family. */
interface Block {
  readonly location: string;
  readonly cidr: string;
  readonly bits: string;
}

/** What is wrong with the blocks of a collection. */
export function blockProblems(
  locations: Readonly<Record<string, readonly string[]>>,
): readonly Problem[] {
  const given = Object.entries(locations).flatMap(([location, cidrs]) =>
    cidrs.filter((cidr) => !isOpen(cidr)).map((cidr) => ({ location, cidr, bits: bitsOf(cidr) })),
  );
  const blocks = given.flatMap(({ bits, ...rest }) =>
    bits === undefined ? [] : [{ ...rest, bits }],
  );
  return [
    ...Object.entries(locations).flatMap(([name, cidrs]) => [
      problemIf(
        name === 'default' || !/^[0-9A-Za-z_-]{1,16}$/.test(name),
        `locations must be named by 1 to 16 letters, digits, '_' and '-', not 'default', got ${show(name)}`,
      ),
      problemIf(cidrs.length === 0, `locations.${name} must have one block at least, got none`),
    ]),
    ...given
      .filter(({ bits }) => bits === undefined)
      .map(
        ({ location, cidr }) =>
          `locations.${location} must be IPv4 blocks of 1 to ${MOST_IPV4_BITS} bits or IPv6 blocks of 1 to ${MOST_IPV6_BITS}, without bits behind, got ${show(cidr)}`,
      ),
    problemIf(
      given.length > MOST_BLOCKS,
      `locations must have at most ${MOST_BLOCKS} blocks, got ${given.length}`,
    ),
    ...overlaps(blocks),
  ];
}

/** Blocks overlap where the bits of one begin with those of the other: sorted, such blocks are neighbours. */
function overlaps(blocks: readonly Block[]): readonly string[] {
  const sorted = [...blocks].sort((one, other) => (one.bits < other.bits ? -1 : 1));
  let outer = sorted[0];
  return sorted.slice(1).flatMap((block) => {
    if (outer === undefined || !block.bits.startsWith(outer.bits)) {
      outer = block;
      return [];
    }
    return [
      `locations must not overlap, got ${outer.cidr} in ${outer.location} and ${block.cidr} in ${block.location}`,
    ];
  });
}

function bitsOf(cidr: string): string | undefined {
  const [host = '', length = '', ...rest] = cidr.split('/');
  if (rest.length > 0 || !/^[1-9]\d*$/.test(length)) return undefined;
  if (Address4.isValid(host) && /^\d+(\.\d+){3}$/.test(host)) {
    return firstBits('4', new Address4(host).bigInt(), 32, Number(length), MOST_IPV4_BITS);
  }
  if (!Address6.isValid(host) || host.includes('%')) return undefined;
  return firstBits('6', new Address6(host).bigInt(), 128, Number(length), MOST_IPV6_BITS);
}

function firstBits(
  family: string,
  value: bigint,
  size: number,
  length: number,
  most: number,
): string | undefined {
  const bits = value.toString(2).padStart(size, '0');
  return length <= most && !bits.slice(length).includes('1')
    ? family + bits.slice(0, length)
    : undefined;
}
