import type { ISubnetRef, Problem } from '@archway/core';
import { isOpen, notOneOf, problemIf, show } from '@archway/core';

/** How a load balancer stands in a VPC. */
export interface PlacementProps {
  /**
   * 1 to 32 letters, digits and `-`, which does not stand at an end.
   *
   * @default - Terraform's
   */
  readonly loadBalancerName?: string;
  readonly subnets: readonly ISubnetRef[];
  readonly scheme?: string;
  readonly ipAddressType?: string;
}

/**
 * What Elastic Load Balancing would refuse.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function placementProblems(props: PlacementProps, leastSubnets: number): readonly Problem[] {
  const { loadBalancerName: name, subnets } = props;
  const zones = subnets.flatMap(({ availabilityZone: zone }) => (isOpen(zone) ? [] : [zone]));
  return [
    problemIf(
      !isOpen(name) &&
        (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(name) ||
          name.startsWith('internal-')),
      `loadBalancerName must be 1 to 32 letters, digits and '-', without '-' at an end or internal- before it, got ${show(name)}`,
    ),
    problemIf(
      subnets.length < leastSubnets,
      `subnets must be at least ${leastSubnets}, each in another zone, got ${subnets.length}`,
    ),
    problemIf(
      new Set(zones).size < zones.length,
      `subnets must be in different zones, got ${zones.join(', ')}`,
    ),
    notOneOf('scheme', props.scheme, ['internal', 'internet-facing']),
    notOneOf('ipAddressType', props.ipAddressType, [
      'ipv4',
      'dualstack',
      'dualstack-without-public-ipv4',
    ]),
  ];
}
