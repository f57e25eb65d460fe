import { blocksOf, textsOf } from '@archway/terraform';
import { isEverything } from '../../../cidr/cidr';
import { flagOr, textOr } from '../../../estate/attributes';
import type { Estate, Subject } from '../../../estate/estate';
import { subnetsIn, tableOfSubnet, vpcRoutesOf, type VpcRoute } from '../../../network/vpc-routes';
import { problem, unseen, type Observation, type Rule } from '../../../rule/rule';

export const noWayOut: Rule = {
  id: 'no-way-out',
  group: 'addresses',
  severity: 'error',
  title: 'Something stands in a subnet without the way out that it needs',
  looksFor:
    'Public NAT gateways and internet-facing load balancers in subnets without a default route to an internet gateway, and Fargate services in subnets that have neither a default route nor an endpoint for ecr.dkr in their VPC, unless the endpoints are deployed elsewhere.',
  why: 'A NAT gateway without an internet gateway behind it drops everything. A load balancer there answers nobody. A Fargate task cannot pull its image and is restarted without end.',
  mend: 'Put it into a public subnet, or add the default route; for Fargate, a NAT gateway, or endpoints for ecr.api, ecr.dkr, logs and S3.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  *check(estate) {
    const routes = vpcRoutesOf(estate);
    for (const nat of estate.all('aws_nat_gateway')) {
      if (textOr(nat.attributes['connectivity_type'], 'public') !== 'public') continue;
      yield* needInternet(estate, routes, nat, nat.attributes['subnet_id']);
    }
    for (const balancer of estate.all('aws_lb', 'aws_alb')) {
      if (flagOr(balancer.attributes['internal'], false) !== false) continue;
      yield* needInternet(estate, routes, balancer, balancer.attributes['subnets']);
    }
    for (const service of estate.all('aws_ecs_service')) {
      const [placement] = blocksOf(service.attributes['network_configuration']);
      if (service.attributes['launch_type'] !== 'FARGATE' || placement === undefined) continue;
      yield* needImages(estate, routes, service, placement['subnets']);
    }
  },
};

function* needInternet(
  estate: Estate,
  routes: readonly VpcRoute[],
  subject: Subject,
  value: Parameters<typeof subnetsIn>[2],
): Iterable<Observation> {
  const { subnets, complete } = subnetsIn(estate, subject, value);
  if (!complete) yield unseen(subject, 'one of its subnets');
  for (const subnet of subnets) {
    const table = tableOfSubnet(estate, subnet);
    if (table === undefined) yield unseen(subject, `the route table of ${subnet.address}`);
    else if (!defaultRoutes(routes, table).some(({ by }) => by === 'gateway_id')) {
      yield problem(
        subject,
        `stands in ${subnet.address}, which has no default route to an internet gateway`,
        subnet.address,
      );
    }
  }
}

function* needImages(
  estate: Estate,
  routes: readonly VpcRoute[],
  service: Subject,
  value: Parameters<typeof subnetsIn>[2],
): Iterable<Observation> {
  const { subnets, complete } = subnetsIn(estate, service, value);
  if (!complete) yield unseen(service, 'one of its subnets');
  for (const subnet of subnets) {
    const table = tableOfSubnet(estate, subnet);
    const vpc = estate.target(subnet, subnet.attributes['vpc_id'], 'aws_vpc');
    if (table === undefined || vpc === undefined) {
      yield unseen(service, `the route table of ${subnet.address}`);
      continue;
    }
    const pulls = estate
      .naming(vpc, 'aws_vpc_endpoint', 'vpc_id')
      .flatMap(({ attributes }) => textsOf(attributes['service_name']))
      .some((name) => name.endsWith('.ecr.dkr'));
    if (pulls || defaultRoutes(routes, table).length > 0) continue;
    yield problem(
      service,
      `stands in ${subnet.address}, which has neither a default route nor an endpoint for ecr.dkr: it cannot pull its image`,
      subnet.address,
    );
  }
}

function defaultRoutes(routes: readonly VpcRoute[], table: Subject): readonly VpcRoute[] {
  return routes.filter(
    (route) =>
      route.table?.key === table.key &&
      route.by !== undefined &&
      route.destination !== undefined &&
      isEverything(route.destination),
  );
}
