import type { SiteResource } from './site-resource';
import type { StoreCopy } from './store-copy';
import type { Tier } from './tier';

/** What clients are sent to: a load balancer of one region. */
export interface SiteEndpoint {
  readonly dnsName: string;
  readonly hostedZoneId: string;
}

/** A service of one region. */
export interface SiteService {
  readonly clusterName: string;
  readonly serviceName: string;
  /** How many tasks run while both regions are well. */
  readonly desiredCount: number;

  /**
   * How many tasks scaling may start.
   *
   * @default - the service does not scale
   */
  readonly maximumCount?: number;
}

/** One region of a workload. */
export interface Site {
  readonly region: string;

  /**
   * @default - nothing is deployed there, as with `backup-and-restore`
   */
  readonly endpoint?: SiteEndpoint;

  /**
   * By names that both regions share.
   *
   * @default - none
   */
  readonly services?: Readonly<Record<string, SiteService>>;

  /**
   * What the services need there besides stores, by names that both regions share: images, secrets, keys, certificates,
   * endpoints and quotas. What the primary region has, the standby has to have itself.
   *
   * @default - nothing
   */
  readonly resources?: Readonly<Record<string, SiteResource>>;

  /**
   * Whether the IAM roles of what is deployed there exist before they are needed. IAM is changed in us-east-1 alone.
   *
   * @default - true, except with `backup-and-restore`
   */
  readonly rolesDeployed?: boolean;

  /**
   * The region of the bucket with the Terraform state of what is deployed there.
   *
   * @default - not known
   */
  readonly stateRegion?: string;
}

/** What Route 53 asks of a site, over HTTPS. */
export interface SiteHealthCheck {
  /** Such as `/health`: answers 2xx or 3xx where the site can serve. */
  readonly path: string;

  /**
   * Seconds between two checks. 10 costs more.
   *
   * @default 30
   */
  readonly intervalSeconds?: 10 | 30;

  /**
   * Failures in a row, 1 to 10.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
}

/**
 * Who moves clients to the other region.
 *
 * - `health-checks`: Route 53, as soon as the checks of the first site fail.
 * - `routing-controls`: an operator, by switches that answer in five regions, billed by the hour.
 * - `record-edit`: an operator who edits the record. Only where nothing stands in the other region.
 */
export type FailoverBy = 'health-checks' | 'record-edit' | 'routing-controls';

export interface RecoveryTierProps {
  readonly tier: Tier;

  /** The region that serves. */
  readonly primary: Site;

  /** The region that takes over. */
  readonly standby: Site;

  /** The name that clients ask, such as `shop.example.com`. */
  readonly recordName: string;

  readonly hostedZoneId: string;

  /**
   * What clients lose with the region, and where a copy is.
   *
   * @default - the workload keeps nothing
   */
  readonly stores?: Readonly<Record<string, StoreCopy>>;

  /**
   * @default - none, which only `backup-and-restore` and `routing-controls` allow
   */
  readonly healthCheck?: SiteHealthCheck;

  /**
   * @default 'health-checks', and 'record-edit' with `backup-and-restore`
   */
  readonly failoverBy?: FailoverBy;

  /**
   * Whether a runbook is written beside the synthesized Terraform.
   *
   * @default true
   */
  readonly runbook?: boolean;
}
