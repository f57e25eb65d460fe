import { Route } from '@cdktf/provider-aws/lib/route';
import type { Problem } from '@archway/core';
import { isOpen, notOneOf, problemIf } from '@archway/core';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { parseZone } from '../vpc/zone';
import type { HubAndSpokeProps, HubVpc, Spoke } from './hub-and-spoke-props';
import { isVpcSpoke } from './read-routing';

/** What is wrong with the networks themselves, whoever may speak to whom. */
export function* spokeProblems(hub: IConstruct, props: HubAndSpokeProps): Generator<Problem> {
  const { spokes, inspection, egress, transitGateway } = props;
  yield problemIf(
    transitGateway?.shared === true,
    'transitGateway must be owned by this account, which keeps its tables: it is shared by another',
  );
  for (const [name, spoke] of Object.entries(spokes)) {
    if (isVpcSpoke(spoke)) {
      yield* vpcProblems(hub, `spokes.${name}`, spoke);
      for (const tier of spoke.egressFrom ?? []) {
        yield notOneOf(`spokes.${name}.egressFrom`, tier, routedTiers(spoke));
      }
    } else {
      yield* attachmentProblems(`spokes.${name}`, spoke);
    }
  }
  if (inspection !== undefined) yield* vpcProblems(hub, 'inspection', inspection);
  if (typeof egress === 'object') yield* vpcProblems(hub, 'egress', egress);
}

/** The tiers whose tables get routes to the hub. */
export function routedTiers({ vpc, attachmentTier, routesFrom }: HubVpc): readonly string[] {
  return routesFrom ?? vpc.tiers.filter((tier) => tier !== attachmentTier);
}

/** Whether a table has a route to `cidrBlock` already. */
export function takenBy(routeTable: IConstruct, cidrBlock: string): string | undefined {
  return routeTable.node.children.find(
    (child) =>
      child instanceof Route &&
      [child.destinationCidrBlockInput, child.destinationIpv6CidrBlockInput].includes(cidrBlock),
  )?.node.path;
}

function* vpcProblems(hub: IConstruct, prop: string, given: HubVpc): Generator<Problem> {
  const { vpc, attachmentTier, routesFrom = [] } = given;
  yield problemIf(
    TerraformStack.of(vpc) !== TerraformStack.of(hub),
    `${prop}.vpc '${vpc.node.path}' must be in this stack: refer to it by Vpc.fromVpcAttributes`,
  );
  const named = [attachmentTier, ...routesFrom];
  const unknown = named.some((tier) => !vpc.tiers.includes(tier));
  yield notOneOf(`${prop}.attachmentTier`, attachmentTier, vpc.tiers);
  for (const tier of routesFrom) yield notOneOf(`${prop}.routesFrom`, tier, vpc.tiers);
  if (unknown) return;
  const attached = vpc.subnets(attachmentTier).map(({ availabilityZone }) => availabilityZone);
  if (attached.some(isOpen)) return;
  for (const tier of routedTiers(given)) {
    const stranded = vpc
      .subnets(tier)
      .map(({ availabilityZone }) => availabilityZone)
      .filter((zone) => parseZone(zone)?.kind === 'availability' && !attached.includes(zone));
    yield problemIf(
      stranded.length > 0,
      `${prop}.attachmentTier must have a subnet in each zone of tier ${tier}, and ${attachmentTier} has none in ${stranded.join(', ')}`,
    );
  }
}

function* attachmentProblems(
  prop: string,
  { attachments }: Exclude<Spoke, { readonly vpc: unknown }>,
): Generator<Problem> {
  const ways = Object.values(attachments);
  yield problemIf(ways.length === 0, `${prop}.attachments must name at least one`);
  yield problemIf(
    ways.length > 1 && ways.some(({ propagates }) => !propagates),
    `${prop}.attachments must all propagate where there are more than one: a static route goes before what BGP learns`,
  );
}
