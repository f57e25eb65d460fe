import { problemsOf, stackOf } from '../testing/observe';
import { shadowingBlackhole } from './shadowing-blackhole';

const dropping = (destination_cidr_block: string) =>
  stackOf({
    aws_vpc: { A: { cidr_block: '10.0.0.0/16' } },
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: {
      A: { vpc_id: '${aws_vpc.A.id}', transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}' },
    },
    aws_ec2_transit_gateway_route: {
      Drop: {
        destination_cidr_block,
        blackhole: true,
        transit_gateway_route_table_id:
          '${aws_ec2_transit_gateway.Hub.association_default_route_table_id}',
      },
    },
  });

it('finds the block of a VPC of the table', () => {
  expect(problemsOf(shadowingBlackhole, dropping('10.0.0.0/16'))).toEqual([
    'aws_ec2_transit_gateway_route.Drop: drops 10.0.0.0/16, and the table has 10.0.0.0/16 of aws_vpc.A by propagation',
  ]);
});

it.each(['10.0.0.0/8', '10.1.0.0/16', '10.0.4.0/24'])('accepts %s', (prefix) => {
  expect(problemsOf(shadowingBlackhole, dropping(prefix))).toEqual([]);
});
