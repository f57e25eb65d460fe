import { textOf } from '@archway/terraform';
import { AddressIndex, type Entry } from '../cidr/address-index';
import { contains, parseCidr } from '../cidr/cidr';
import { isPartlyUnknown } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { listed } from '../grouping/listed';
import { vpcNetwork } from '../network/networks';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const misplacedSubnet: Rule = {
  id: 'misplaced-subnet',
  group: 'addresses',
  severity: 'error',
  title: 'A subnet overlaps with another one, or lies outside of its VPC',
  looksFor:
    'Subnets of one VPC whose IPv4 blocks share addresses, and subnets whose block is not within a primary or secondary block of the VPC. Subnets that overlap with one are one finding.',
  why: 'AWS refuses the subnet at apply, after others were created.',
  fix: 'Cut the blocks of the VPC with cidrsubnet, or lay subnets out by a function that knows all of them.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  *check(estate) {
    const subnets = estate.all('aws_subnet').map((subnet) => ({
      subnet,
      vpc: estate.target(subnet, subnet.attributes['vpc_id'], 'aws_vpc'),
      block: parseCidr(textOf(subnet.attributes['cidr_block']) ?? ''),
    }));
    for (const { subnet, vpc, block } of subnets) {
      if (isPartlyUnknown(subnet.attributes['cidr_block'])) yield unseen(subnet, 'cidr_block');
      if (vpc === undefined || block === undefined) continue;
      const { blocks, hidden } = vpcNetwork(estate, vpc);
      const own = blocks.filter(({ bits }) => bits === block.bits);
      if (hidden || own.some((each) => contains(each, block))) continue;
      yield problem(
        subnet,
        `${block.text} is not in ${vpc.address}, which has ${own.map(({ text }) => text).join(', ') || 'no block'}`,
        'outside',
      );
    }
    for (const [vpc, group] of groupBy(subnets, (each) => each.vpc?.key ?? '')) {
      if (vpc === '') continue;
      const entries = group.flatMap(({ subnet, block }, at) =>
        block === undefined ? [] : [{ block, owner: { subnet, at } }],
      );
      for (const family of new AddressIndex(entries).families()) {
        if (family.length > 1) yield overlapOf(family);
      }
    }
  },
};

type Placed = Entry<{ readonly subnet: Subject; readonly at: number }>;

/** Of two that overlap, the later one is in the way; of more, the widest, which overlaps with all others. */
function overlapOf(family: readonly Placed[]): Observation {
  const [first, ...others] =
    family.length === 2 ? [...family].sort((a, b) => b.owner.at - a.owner.at) : family;
  if (first === undefined) throw new RangeError('a family of subnets has members');
  const blocks = others.map(({ block, owner }) => `${block.text} of ${owner.subnet.address}`);
  return problem(
    first.owner.subnet,
    `${first.block.text} overlaps with ${listed(blocks)}`,
    'overlaps',
  );
}
