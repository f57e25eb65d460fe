import { overlaps } from '../cidr/cidr';
import type { Estate, Subject } from '../estate/estate';
import { labelOf } from '../estate/label';
import { groupBy } from '../grouping/grouping';
import { vpcNetwork, type Network } from '../network/networks';
import { transitOf, type Transit } from '../network/transit';
import { vpcRoutesOf, type VpcRoute } from '../network/vpc-routes';
import { problem, type Rule } from '../rule/rule';

export const missingReturnRoute: Rule = {
  id: 'missing-return-route',
  group: 'addresses',
  severity: 'warning',
  title: 'Packets find their way, and the answers do not',
  looksFor:
    'Pairs of VPCs of which one routes to the other over a peering or a Transit Gateway that passes it on, while no route table of the other leads back over the same way, or the Transit Gateway has no route back.',
  why: 'Nothing is refused and nothing is logged as rejected: connections hang until they time out.',
  fix: 'Add the route back to the tables of the subnets that answer, and propagate the attachment into the route table of the other side.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
  *check(estate) {
    const routes = groupBy(vpcRoutesOf(estate), ({ vpc }) => vpc?.key ?? '');
    const transit = transitOf(estate);
    const vpcs = estate.all('aws_vpc').map((vpc) => vpcNetwork(estate, vpc));
    for (const from of vpcs) {
      for (const to of vpcs) {
        if (from === to || from.hidden || to.hidden) continue;
        for (const way of waysTo(estate, transit, routes, from, to)) {
          const wrong = backFrom(transit, routes, to, from, way);
          if (wrong !== undefined) {
            yield problem(from.subject, wrong, `${labelOf(to.subject)} ${way.key}`);
          }
        }
      }
    }
  },
};

type RoutesOfVpc = ReadonlyMap<string, readonly VpcRoute[]>;

/** The peerings and Transit Gateways over which a VPC sends to another one. */
function waysTo(
  estate: Estate,
  transit: Transit,
  routes: RoutesOfVpc,
  from: Network,
  to: Network,
): readonly Subject[] {
  const sent = routesTo(routes, from, to).flatMap(({ target }) =>
    target === undefined ? [] : [target],
  );
  const ways = sent.filter((target) => {
    if (target.type === 'aws_vpc_peering_connection') {
      const ends = ['vpc_id', 'peer_vpc_id'].map(
        (name) => estate.target(target, target.attributes[name], 'aws_vpc')?.key,
      );
      return ends.includes(from.subject.key) && ends.includes(to.subject.key);
    }
    return target.type === 'aws_ec2_transit_gateway' && passes(transit, from, to, target);
  });
  return [...new Map(ways.map((way) => [way.key, way])).values()];
}

/** What is wrong with the way back; undefined where it is there. */
function backFrom(
  transit: Transit,
  routes: RoutesOfVpc,
  to: Network,
  from: Network,
  way: Subject,
): string | undefined {
  const back = routesTo(routes, to, from).some(({ target }) => target?.key === way.key);
  if (!back) return `routes to ${to.name} over ${way.address}, and no route table there leads back`;
  return way.type === 'aws_ec2_transit_gateway' && !passes(transit, to, from, way)
    ? `routes to ${to.name} over ${way.address}, whose route tables do not lead back`
    : undefined;
}

/** Routes for everything count: they may be meant for the internet, and still lead there. */
function routesTo(routes: RoutesOfVpc, from: Network, to: Network): readonly VpcRoute[] {
  return (routes.get(from.subject.key) ?? []).filter(
    ({ destination }) =>
      destination !== undefined && to.blocks.some((block) => overlaps(block, destination)),
  );
}

/** Whether a Transit Gateway has the other VPC in the route table of this one. */
function passes(transit: Transit, from: Network, to: Network, gateway: Subject): boolean {
  const target = new Set(transit.attachmentsOf(to.subject).map(({ key }) => key));
  return transit
    .attachmentsOf(from.subject)
    .filter((attachment) => transit.gatewayOf(attachment)?.key === gateway.key)
    .flatMap((attachment) => transit.tablesOf(attachment))
    .some((table) => transit.reachedFrom(table).some(({ key }) => target.has(key)));
}
