import type { Problem } from '@archway/core';
import { notOneOf, problemIf, show } from '@archway/core';
import type { Route53ResolverEndpointConfig } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import { Token } from 'cdktf';
import { addressProblems } from '../../endpoint/interface-endpoint/interface-endpoint-problems';
import { Port } from '../../security-group/port';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import type { ISubnet } from '../../subnet/subnet-reference';
import type { IVpc } from '../../vpc/vpc-reference';

/** How DNS is spoken: plainly at port 53, over HTTPS, or over HTTPS with validated cryptography. */
export type ResolverProtocol = 'Do53' | 'DoH' | 'DoH-FIPS';

/** What endpoints of both directions can say. */
export interface ResolverEndpointOptions {
  readonly vpc: IVpc;

  /** Where the endpoint stands: 2 to 10 subnets in at least two zones, an address in each. */
  readonly subnets: readonly ISubnet[];

  /**
   * Which addresses it has. The subnets have to have them too.
   *
   * @default 'ipv4'
   */
  readonly ipAddressType?: 'ipv4' | 'dualstack' | 'ipv6';

  /**
   * IPv4 addresses in the order of the subnets: other networks' DNS servers are told them.
   *
   * @default - any
   */
  readonly ipv4Addresses?: readonly string[];

  /**
   * IPv6 addresses in the order of the subnets.
   *
   * @default - any
   */
  readonly ipv6Addresses?: readonly string[];

  /**
   * @default ['Do53']
   */
  readonly protocols?: readonly ResolverProtocol[];

  /**
   * The groups that the endpoint is in.
   *
   * @default - a new one that lets through DNS and nothing else
   */
  readonly securityGroups?: readonly ISecurityGroup[];
}

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html */
const COMBINATIONS = {
  inbound: ['Do53', 'DoH', 'DoH-FIPS', 'Do53, DoH', 'Do53, DoH-FIPS'],
  outbound: ['Do53', 'DoH', 'Do53, DoH'],
} as const;

const NEEDED = { ipv4: 'IPv4', ipv6: 'IPv6', dualstack: 'IPv4 and IPv6' } as const;

/** What is wrong with an endpoint of either direction. */
export function resolverEndpointProblems(
  direction: 'inbound' | 'outbound',
  options: ResolverEndpointOptions,
): readonly Problem[] {
  const { subnets, ipAddressType = 'ipv4', protocols = ['Do53'], securityGroups } = options;
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  const known = [...zones].every((zone) => !Token.isUnresolved(zone));
  const spoken = [...protocols].sort().join(', ');
  return [
    problemIf(
      subnets.length < 2 || subnets.length > 10,
      `subnets must be 2 to 10, got ${subnets.length}`,
    ),
    problemIf(
      subnets.length >= 2 && known && zones.size < 2,
      `subnets must be in at least two zones, got all in ${[...zones].join()}`,
    ),
    notOneOf('ipAddressType', ipAddressType, ['ipv4', 'dualstack', 'ipv6']),
    ...subnets.map(({ node, ipv4CidrBlock, ipv6CidrBlock }) =>
      problemIf(
        (ipAddressType !== 'ipv6' && ipv4CidrBlock === undefined) ||
          (ipAddressType !== 'ipv4' && ipv6CidrBlock === undefined),
        `subnets must have ${NEEDED[ipAddressType]} for ipAddressType ${show(ipAddressType)}, got ${show(node.path)}`,
      ),
    ),
    ...addressProblems('ipv4Addresses', 'ipv4', options.ipv4Addresses, subnets),
    ...addressProblems('ipv6Addresses', 'ipv6', options.ipv6Addresses, subnets),
    problemIf(
      !COMBINATIONS[direction].some((combination) => combination === spoken),
      `protocols must be one of ${COMBINATIONS[direction].map((each) => `[${each}]`).join(', ')}, got [${spoken}]`,
    ),
    problemIf(securityGroups?.length === 0, 'securityGroups must be at least one, or left out'),
  ];
}

/** The arguments that both directions share. */
export function resolverEndpointArguments(
  options: ResolverEndpointOptions,
): Pick<
  Route53ResolverEndpointConfig,
  'ipAddress' | 'protocols' | 'provider' | 'resolverEndpointType'
> {
  const { subnets, ipv4Addresses, ipv6Addresses, ipAddressType = 'ipv4' } = options;
  return {
    ipAddress: subnets.map(({ subnetId }, index) => ({
      subnetId,
      ip: ipv4Addresses?.[index],
      ipv6: ipv6Addresses?.[index],
    })),
    resolverEndpointType: ipAddressType.toUpperCase(),
    protocols: [...(options.protocols ?? ['Do53'])],
    provider: options.vpc.provider,
  };
}

/** Where a protocol is spoken. */
export function resolverPorts(protocols: readonly ResolverProtocol[] = ['Do53']): readonly Port[] {
  return [
    ...(protocols.includes('Do53') ? [Port.tcp(53), Port.udp(53)] : []),
    ...(protocols.some((protocol) => protocol !== 'Do53') ? [Port.tcp(443)] : []),
  ];
}
