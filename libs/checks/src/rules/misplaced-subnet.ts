import { textOf } from '@archway/terraform';
import { contains, overlaps, parseCidr } from '../cidr/cidr';
import { isPartlyUnknown } from '../estate/attributes';
import { groupBy, pairsOf } from '../grouping/grouping';
import { vpcNetwork } from '../network/networks';
import { problem, unseen, type Rule } from '../rule/rule';

export const misplacedSubnet: Rule = {
  id: 'misplaced-subnet',
  group: 'addresses',
  severity: 'error',
  title: 'A subnet overlaps with another one, or lies outside of its VPC',
  looksFor:
    'Subnets of one VPC whose IPv4 blocks share addresses, and subnets whose block is not within a primary or secondary block of the VPC.',
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
    const placed = subnets.filter(({ vpc }) => vpc !== undefined);
    for (const group of groupBy(placed, ({ vpc }) => vpc?.key ?? '').values()) {
      for (const [a, b] of pairsOf(group)) {
        if (a.block === undefined || b.block === undefined || !overlaps(a.block, b.block)) continue;
        yield problem(
          b.subnet,
          `${b.block.text} overlaps with ${a.block.text} of ${a.subnet.address}`,
          a.subnet.address,
        );
      }
    }
  },
};
