import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { noWayOut } from './no-way-out';

const inSubnet = (more: Resources, route: object = {}) =>
  stackOf({
    aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { It: { vpc_id: '${aws_vpc.Main.id}', cidr_block: '10.0.0.0/24' } },
    aws_internet_gateway: { Net: { vpc_id: '${aws_vpc.Main.id}' } },
    aws_route_table: { T: { vpc_id: '${aws_vpc.Main.id}' } },
    aws_route_table_association: {
      A: { subnet_id: '${aws_subnet.It.id}', route_table_id: '${aws_route_table.T.id}' },
    },
    aws_route: {
      Out: {
        route_table_id: '${aws_route_table.T.id}',
        destination_cidr_block: '10.9.0.0/16',
        transit_gateway_id: 'tgw-1',
        ...route,
      },
    },
    ...more,
  });
const internet = {
  destination_cidr_block: '0.0.0.0/0',
  transit_gateway_id: null,
  gateway_id: '${aws_internet_gateway.Net.id}',
};
const nat: Resources = { aws_nat_gateway: { Out: { subnet_id: '${aws_subnet.It.id}' } } };
it('finds a NAT gateway without an internet gateway behind it', () => {
  expect(problemsOf(noWayOut, inSubnet(nat))).toEqual([
    'aws_nat_gateway.Out: is in aws_subnet.It, which has no default route to an internet gateway',
  ]);
  expect(problemsOf(noWayOut, inSubnet(nat, internet))).toEqual([]);
});

it('accepts a private NAT gateway and an internal load balancer', () => {
  const more: Resources = {
    aws_nat_gateway: { Out: { subnet_id: '${aws_subnet.It.id}', connectivity_type: 'private' } },
    aws_lb: { In: { internal: true, subnets: ['${aws_subnet.It.id}'] } },
  };
  expect(problemsOf(noWayOut, inSubnet(more))).toEqual([]);
});

it('finds an internet-facing load balancer in a private subnet', () => {
  const balancer: Resources = { aws_lb: { Web: { subnets: ['${aws_subnet.It.id}'] } } };
  expect(problemsOf(noWayOut, inSubnet(balancer))).toHaveLength(1);
  expect(problemsOf(noWayOut, inSubnet(balancer, internet))).toEqual([]);
});

it('says that it cannot see a subnet that is deployed elsewhere', () => {
  const stack = stackOf({ aws_nat_gateway: { Out: { subnet_id: 'subnet-1' } } });
  expect(unseenBy(noWayOut, stack)).toEqual(['aws_nat_gateway.Out: one of its subnets']);
});
