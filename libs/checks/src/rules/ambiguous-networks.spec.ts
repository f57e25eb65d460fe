import { problemsOf, stackOf } from '../testing/observe';
import { ambiguousNetworks } from './ambiguous-networks';

const peeredWithTwo = (a: string, b: string) =>
  stackOf({
    aws_vpc: {
      Own: { cidr_block: '10.9.0.0/16' },
      A: { cidr_block: a },
      B: { cidr_block: b },
    },
    aws_vpc_peering_connection: {
      A: { vpc_id: '${aws_vpc.Own.id}', peer_vpc_id: '${aws_vpc.A.id}' },
      B: { vpc_id: '${aws_vpc.B.id}', peer_vpc_id: '${aws_vpc.Own.id}' },
    },
  });

it('finds two peers of one VPC that share addresses', () => {
  expect(problemsOf(ambiguousNetworks, peeredWithTwo('10.1.0.0/16', '10.1.4.0/24'))).toEqual([
    'aws_vpc.Own: can get to 10.1.0.0/16 of aws_vpc.A and to 10.1.4.0/24 of aws_vpc.B, which overlap',
  ]);
});

it('accepts two that do not', () => {
  expect(problemsOf(ambiguousNetworks, peeredWithTwo('10.1.0.0/16', '10.2.0.0/16'))).toEqual([]);
});
