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

it('is one finding for all that can get to the same two', () => {
  const attached = (vpc: string) => ({
    vpc_id: `\${aws_vpc.${vpc}.id}`,
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
  });
  const stack = stackOf({
    aws_vpc: {
      A: { cidr_block: '10.0.0.0/16' },
      B: { cidr_block: '10.1.0.0/16' },
      C: { cidr_block: '10.2.0.0/16' },
      D: { cidr_block: '10.2.4.0/24' },
    },
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: {
      A: attached('A'),
      B: attached('B'),
      C: attached('C'),
      D: attached('D'),
    },
  });
  expect(problemsOf(ambiguousNetworks, stack)).toEqual([
    'aws_vpc.A: can get to 10.2.0.0/16 of aws_vpc.C and to 10.2.4.0/24 of aws_vpc.D, which overlap; aws_vpc.B can get to two of these networks, too',
  ]);
});

it('joins what is behind a peering with what is behind a Transit Gateway', () => {
  const stack = stackOf({
    aws_vpc: {
      Own: { cidr_block: '10.9.0.0/16' },
      Attached: { cidr_block: '10.1.0.0/16' },
      Peered: { cidr_block: '10.1.4.0/24' },
    },
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
      ['Own', 'Attached'].map((name) => [
        name,
        {
          vpc_id: `\${aws_vpc.${name}.id}`,
          transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
        },
      ]),
    ),
    aws_vpc_peering_connection: {
      P: { vpc_id: '${aws_vpc.Own.id}', peer_vpc_id: '${aws_vpc.Peered.id}' },
    },
  });
  expect(problemsOf(ambiguousNetworks, stack)).toEqual([
    'aws_vpc.Own: can get to 10.1.0.0/16 of aws_vpc.Attached and to 10.1.4.0/24 of aws_vpc.Peered, which overlap',
  ]);
});
