import type { AwsStackProps, Problem } from '@archway/core';
import { notMatching, notOneOf, notWhole, problemIf, reject, show } from '@archway/core';
import type { FailoverBy, Tier } from '@archway/recovery';
import { RECOVERY_TIERS } from '@archway/recovery';

/** One of the two regions. */
export interface RegionConfig {
  readonly region: string;
  /** At least two. */
  readonly availabilityZones: readonly string[];
  /** The VPC's block; those of both regions do not overlap. */
  readonly cidrBlock: string;
  /** The certificate of `recordName` in this region. */
  readonly certificateArn: string;
}

/** A share outside of AWS whose files are copied to EFS. */
export interface ShareConfig {
  /** Activated by hand in each region that copies: its key works once. */
  readonly agentArns: Readonly<Record<'primary' | 'standby', string>>;
  readonly server: string;
  readonly folder: string;
  /** `rate(…)` or `cron(…)`, an hour apart at least. */
  readonly schedule: string;
}

/** Everything in which one stage differs from another. */
export interface RecoveryConfig {
  readonly stack: Pick<AwsStackProps, 'accountId' | 'stage' | 'state' | 'tags'>;
  /** How much stands ready in the other region. */
  readonly tier: Tier;
  readonly failoverBy: FailoverBy;
  readonly primary: RegionConfig;
  readonly standby: RegionConfig;
  /** The account that keeps copies of backups, out of reach of who has the workload's. */
  readonly vaultAccountId: string;
  /** What names of buckets begin with: they are unique among all accounts. */
  readonly bucketPrefix: string;
  /** The name that clients ask. */
  readonly recordName: string;
  readonly hostedZoneId: string;
  /** The image of the web application, by its tag. CI pushes it to the primary region, and ECR copies it. */
  readonly imageTag: string;
  /** Tasks that carry the whole load, 1 to 100. */
  readonly tasks: number;
  /** Tasks that a warm standby keeps, 1 to `tasks`. */
  readonly warmTasks: number;
  /** How many instances the database has where the application serves, 1 to 16. */
  readonly databaseInstances: number;
  /** How long AWS Backup keeps daily backups, in days, 8 to 365. */
  readonly backupRetentionDays: number;
  readonly share: ShareConfig;
  /**
   * Whether `destroy` may delete the data.
   *
   * @default false
   */
  readonly deleteDataOnDestroy?: boolean;
}

/**
 * Returns the configuration when it can be deployed. What only the constructs can know they refuse themselves.
 *
 * @throws one error that names every value that is wrong
 */
export function checked(config: RecoveryConfig): RecoveryConfig {
  const { primary, standby, stack, tasks } = config;
  reject(`Configuration '${stack.stage}'`, [
    notOneOf('tier', config.tier, RECOVERY_TIERS),
    problemIf(
      primary.region === standby.region,
      `standby.region must differ from primary.region, got ${show(primary.region)} twice`,
    ),
    problemIf(
      primary.cidrBlock === standby.cidrBlock,
      `standby.cidrBlock must differ from primary.cidrBlock, got ${show(primary.cidrBlock)} twice`,
    ),
    ...regionProblems('primary', primary),
    ...regionProblems('standby', standby),
    notMatching('vaultAccountId', config.vaultAccountId, /^\d{12}$/, 'twelve digits'),
    problemIf(
      config.vaultAccountId === stack.accountId,
      `vaultAccountId must be another account than the workload's, got ${show(config.vaultAccountId)}`,
    ),
    notMatching(
      'bucketPrefix',
      config.bucketPrefix,
      /^[a-z][a-z0-9-]{2,20}$/,
      '3 to 21 lower case letters, digits and hyphens',
    ),
    notMatching(
      'imageTag',
      config.imageTag,
      /^(?!latest$)[\w.-]{1,128}$/,
      'a tag that is not latest',
    ),
    notWhole('tasks', tasks, 1, 100),
    notWhole('warmTasks', config.warmTasks, 1, tasks),
    notWhole('databaseInstances', config.databaseInstances, 1, 16),
    notWhole('backupRetentionDays', config.backupRetentionDays, 8, 365),
  ]);
  return config;
}

function regionProblems(prop: string, { region, ...each }: RegionConfig): readonly Problem[] {
  return [
    problemIf(
      each.availabilityZones.length < 2,
      `${prop}.availabilityZones must be at least two, got ${show(each.availabilityZones)}`,
    ),
    notMatching(
      `${prop}.certificateArn`,
      each.certificateArn,
      new RegExp(`^arn:[^:]+:acm:${region}:\\d{12}:certificate/.+$`),
      `a certificate of ${region}`,
    ),
  ];
}
