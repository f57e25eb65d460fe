import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { misplacedSubnet } from './misplaced-subnet';

const subnets = (blocks: Record<string, string>, more: Resources = {}) =>
  stackOf({
    aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: Object.fromEntries(
      Object.entries(blocks).map(([name, cidr_block]) => [
        name,
        { vpc_id: '${aws_vpc.Main.id}', cidr_block },
      ]),
    ),
    ...more,
  });

it('finds two subnets that share addresses', () => {
  expect(problemsOf(misplacedSubnet, subnets({ A: '10.0.0.0/23', B: '10.0.1.0/24' }))).toEqual([
    'aws_subnet.B: 10.0.1.0/24 overlaps with 10.0.0.0/23 of aws_subnet.A',
  ]);
});

it('is one finding for all subnets that overlap with one', () => {
  const blocks = { A: '10.0.1.0/24', B: '10.0.0.0/20', C: '10.0.2.0/24', D: '10.0.16.0/24' };
  expect(problemsOf(misplacedSubnet, subnets(blocks))).toEqual([
    'aws_subnet.B: 10.0.0.0/20 overlaps with 10.0.1.0/24 of aws_subnet.A and 10.0.2.0/24 of aws_subnet.C',
  ]);
});

it('finds a subnet outside of its VPC', () => {
  expect(problemsOf(misplacedSubnet, subnets({ A: '10.1.0.0/24' }))).toEqual([
    'aws_subnet.A: 10.1.0.0/24 is not in aws_vpc.Main, which has 10.0.0.0/16',
  ]);
});

it('accepts subnets side by side, also in a secondary block', () => {
  const more = {
    aws_vpc_ipv4_cidr_block_association: {
      More: { vpc_id: '${aws_vpc.Main.id}', cidr_block: '10.1.0.0/16' },
    },
  };
  const blocks = { A: '10.0.0.0/24', B: '10.0.1.0/24', C: '10.1.0.0/24' };
  expect(problemsOf(misplacedSubnet, subnets(blocks, more))).toEqual([]);
});

it('says what it cannot see', () => {
  expect(unseenBy(misplacedSubnet, subnets({ A: '${var.block}' }))).toEqual([
    'aws_subnet.A: cidr_block',
  ]);
});
