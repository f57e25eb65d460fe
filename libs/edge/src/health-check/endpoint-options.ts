import type { Route53HealthCheckConfig } from '@cdktf/provider-aws/lib/route53-health-check';
import type { Problem } from '@archway/core';
import { isOpen, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { Address4, Address6 } from 'ip-address';
import { hostNameProblem } from '../domain-name/domain-name';
import type { HealthCheckOptions } from './health-check';

/**
 * Regions that endpoints can be checked from.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
export const HEALTH_CHECK_REGIONS = [
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-east-1',
  'us-west-1',
  'us-west-2',
] as const;

export type HealthCheckRegion = (typeof HEALTH_CHECK_REGIONS)[number];

/** The checkers disagree where one of two networks fails: AWS wants three regions at least. */
const FEWEST_REGIONS = 3;
const MOST_FAILURES = 10;
const MOST_PORT = 65_535;

/** How an endpoint is checked, whatever it speaks. */
export interface EndpointOptions extends HealthCheckOptions {
  /**
   * How many checks in a row must fail, or pass, before the status changes: 1 to 10.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * How often each checker asks, in seconds. It cannot be changed later, and 10 costs more.
   *
   * @default 30
   */
  readonly requestIntervalSeconds?: 10 | 30;

  /**
   * Where checkers are: three at least.
   *
   * @default - all regions that have some
   */
  readonly regions?: readonly HealthCheckRegion[];

  /**
   * Whether CloudWatch gets the latency too. It costs more, and cannot be changed later.
   *
   * @default false
   */
  readonly measureLatency?: boolean;
}

/** An endpoint by name, whose address is looked up in each check, or by address. */
export type Endpoint =
  | { readonly fqdn: string; readonly ipAddress?: string }
  | { readonly fqdn?: string; readonly ipAddress: string };

/** What is wrong with an endpoint and how it is checked. */
export function endpointProblems(
  props: EndpointOptions & Endpoint & { readonly port?: number },
): readonly Problem[] {
  const { fqdn, ipAddress, regions } = props;
  return [
    problemIf(
      fqdn === undefined && ipAddress === undefined,
      'fqdn or ipAddress must be given, got neither',
    ),
    hostNameProblem('fqdn', fqdn),
    notPublicAddress(ipAddress),
    notWhole('port', props.port, 1, MOST_PORT),
    notWhole('failureThreshold', props.failureThreshold, 1, MOST_FAILURES),
    notOneOf('requestIntervalSeconds', props.requestIntervalSeconds, [10, 30]),
    ...(regions ?? []).map((region) => notOneOf('regions', region, HEALTH_CHECK_REGIONS)),
    problemIf(
      regions !== undefined && new Set(regions).size < FEWEST_REGIONS,
      `regions must be ${FEWEST_REGIONS} at least, got ${regions?.join(', ') || 'none'}`,
    ),
  ];
}

/** How an endpoint and its check are written for Terraform. */
export function endpointArguments(
  props: EndpointOptions & Endpoint & { readonly port?: number },
): Omit<Route53HealthCheckConfig, 'type'> {
  return {
    fqdn: props.fqdn,
    ipAddress: props.ipAddress,
    port: props.port,
    failureThreshold: props.failureThreshold ?? 3,
    requestInterval: props.requestIntervalSeconds ?? 30,
    regions: props.regions && [...props.regions],
    measureLatency: props.measureLatency,
  };
}

/**
 * Checkers are on the internet: what only a network of one's own reaches cannot be checked.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
function notPublicAddress(ipAddress: string | undefined): Problem {
  if (isOpen(ipAddress)) return undefined;
  const rule = `ipAddress must be an address that the internet reaches, got ${show(ipAddress)}`;
  if (Address4.isValid(ipAddress) && !ipAddress.includes('/')) {
    const address = new Address4(ipAddress);
    const closed = [
      address.isPrivate(),
      address.isLoopback(),
      address.isLinkLocal(),
      address.isMulticast(),
      address.isCGNAT(),
      address.isUnspecified(),
      address.isBroadcast(),
      address.isReserved(),
    ];
    return problemIf(closed.includes(true), rule);
  }
  if (!Address6.isValid(ipAddress) || ipAddress.includes('/')) return rule;
  const address = new Address6(ipAddress);
  const closed = [
    address.isULA(),
    address.isLoopback(),
    address.isLinkLocal(),
    address.isMulticast(),
    address.isUnspecified(),
  ];
  return problemIf(closed.includes(true), rule);
}
