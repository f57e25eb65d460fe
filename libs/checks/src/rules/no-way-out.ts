import { isEverything } from '../cidr/cidr';
import { flagOr, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { routesOfTable, subnetsIn, tableOfSubnet, type VpcRoute } from '../network/vpc-routes';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const noWayOut: Rule = {
  id: 'no-way-out',
  group: 'addresses',
  severity: 'error',
  title: 'A resource is in a subnet without the way out that it needs',
  looksFor:
    'Public NAT gateways and internet-facing load balancers in subnets without a default route to an internet gateway.',
  why: 'A NAT gateway without an internet gateway behind it drops everything. A load balancer there answers nobody.',
  fix: 'Put it into a public subnet, or add the default route.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  *check(estate) {
    for (const nat of estate.all('aws_nat_gateway')) {
      if (textOr(nat.attributes['connectivity_type'], 'public') !== 'public') continue;
      yield* needInternet(estate, nat, nat.attributes['subnet_id']);
    }
    for (const balancer of estate.all('aws_lb', 'aws_alb')) {
      if (flagOr(balancer.attributes['internal'], false) !== false) continue;
      yield* needInternet(estate, balancer, balancer.attributes['subnets']);
    }
  },
};

function* needInternet(
  estate: Estate,
  subject: Subject,
  value: Parameters<typeof subnetsIn>[2],
): Iterable<Observation> {
  const { subnets, complete } = subnetsIn(estate, subject, value);
  if (!complete) yield unseen(subject, 'one of its subnets');
  for (const subnet of subnets) {
    const table = tableOfSubnet(estate, subnet);
    if (table === undefined) yield unseen(subject, `the route table of ${subnet.address}`);
    else if (!defaultRoutes(estate, table).some(({ by }) => by === 'gateway_id')) {
      yield problem(
        subject,
        `is in ${subnet.address}, which has no default route to an internet gateway`,
        subnet.address,
      );
    }
  }
}

function defaultRoutes(estate: Estate, table: Subject): readonly VpcRoute[] {
  return routesOfTable(estate, table).filter(
    (route) =>
      route.by !== undefined && route.destination !== undefined && isEverything(route.destination),
  );
}
