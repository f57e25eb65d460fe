import { isList, isUnknown, textOf, type Value } from '@archway/terraform';
import { parseCidr, type Cidr } from '../cidr/cidr';
import { isStated } from '../estate/attributes';
import { perSubject } from '../estate/per-estate';
import { labelOf } from '../estate/label';
import type { Estate, Subject } from '../estate/estate';

/** Something that has addresses: a VPC, what lies behind a VPN, a Transit Gateway's own blocks. */
export interface Network {
  readonly subject: Subject;
  /** What a person calls it. */
  readonly name: string;
  readonly blocks: readonly Cidr[];
  /** Whether it has blocks that are not known. */
  readonly hidden: boolean;
}

const ASSOCIATIONS = [
  ['aws_vpc_ipv4_cidr_block_association', 'cidr_block'],
  ['aws_vpc_ipv6_cidr_block_association', 'ipv6_cidr_block'],
] as const;

/** A VPC with its primary and secondary blocks. */
export const vpcNetwork = perSubject((estate: Estate, vpc: Subject): Network => {
  const stated = [
    ['cidr_block', vpc],
    ['ipv6_cidr_block', vpc],
    ...ASSOCIATIONS.flatMap(([type, argument]) =>
      estate.naming(vpc, type, 'vpc_id').map((each) => [argument, each] as const),
    ),
  ] as const;
  // A plan does not know the IPv6 block that a VPC without one would have.
  const values = stated.map(([argument, { attributes }]) => attributes[argument]).filter(isStated);
  const given = stated.some(
    ([argument, { attributes }]) =>
      !isStated(attributes[argument]) &&
      (isStated(attributes['ipv4_ipam_pool_id']) ||
        attributes['assign_generated_ipv6_cidr_block'] === true),
  );
  return network(vpc, labelOf(vpc), values, given);
});

/** A network of blocks as they are written; what is no block is left out, what is not known is marked. */
export function network(
  subject: Subject,
  name: string,
  values: readonly (Value | undefined)[],
  hidden = false,
): Network {
  const all = values.flatMap((value) => (isList(value) ? value : [value ?? null]));
  return {
    subject,
    name,
    blocks: all
      .map((value) => parseCidr(textOf(value) ?? ''))
      .filter((block) => block !== undefined),
    hidden: hidden || all.some(isUnknown),
  };
}
