import {
  blocksOf,
  isUnknown,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
} from '@archway/terraform';
import { isInternet } from '../cidr/cidr';
import { isPartlyUnknown, isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { groupBy } from '../grouping/grouping';

/** One rule that lets something in. */
export interface Ingress {
  readonly stated: Subject;
  /** Such as `ingress.0`; empty for a resource that is one rule. */
  readonly name: string;
  readonly group: Subject | undefined;
  readonly protocol: string;
  /** Undefined for every port, and where it is not known. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly cidrs: readonly string[];
  /** Whether a port or the protocol is not known. */
  readonly hidden: boolean;
  /** Whether an address is not known, beside those in `cidrs`. */
  readonly hiddenAddress: boolean;
}

const ADDRESSES = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'];
const PARTS = ['protocol', 'ip_protocol', 'from_port', 'to_port'];

/** Every ingress rule of the security groups, however it is written. */
export const ingressesOf = perEstate((estate: Estate): readonly Ingress[] => {
  const inline = estate.all('aws_security_group', 'aws_default_security_group').flatMap((group) => {
    const { ingress } = group.attributes;
    // Of blocks that repeat for something unknown, every part is unknown.
    if (isUnknown(ingress) && isStated(ingress)) {
      return [ingressOf(group, { protocol: ingress }, 'ingress', group)];
    }
    return blocksOf(ingress).map((block, at) => ingressOf(group, block, `ingress.${at}`, group));
  });
  const separate = estate
    .all('aws_security_group_rule', 'aws_vpc_security_group_ingress_rule')
    .filter(
      ({ type, attributes }) =>
        type === 'aws_vpc_security_group_ingress_rule' || attributes['type'] === 'ingress',
    )
    .map((rule) =>
      ingressOf(
        rule,
        rule.attributes,
        '',
        estate.target(rule, rule.attributes['security_group_id'], 'aws_security_group'),
      ),
    );
  return [...inline, ...separate];
});

const byGroup = perEstate((estate: Estate) =>
  groupBy(ingressesOf(estate), ({ group }) => group?.key ?? ''),
);

/** The ingress rules of one security group. */
export function ingressesOfGroup(estate: Estate, group: Subject): readonly Ingress[] {
  return byGroup(estate).get(group.key) ?? [];
}

function ingressOf(
  stated: Subject,
  block: ObjectValue,
  name: string,
  group: Subject | undefined,
): Ingress {
  return {
    stated,
    name,
    group,
    protocol: textOf(block['protocol'] ?? block['ip_protocol']) ?? '',
    from: numberOf(block['from_port']),
    to: numberOf(block['to_port']),
    cidrs: ADDRESSES.flatMap((each) => textsOf(block[each])),
    hidden: PARTS.some((part) => isUnknown(block[part])),
    hiddenAddress: ADDRESSES.some((each) => isPartlyUnknown(block[each])),
  };
}

/** Whether a rule lets the whole internet in, at once or in pieces. */
export function isOpenToAll({ cidrs }: Ingress): boolean {
  return isInternet(cidrs);
}
