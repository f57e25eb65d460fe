import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { IAlarmAction, IKey, LogRetentionDays } from '@archway/core';

/** A VPC that may ask a private zone. Its DNS support and DNS host names have to be on. */
export interface ZoneVpc {
  readonly vpcId: string;

  /**
   * @default - the region of the stack
   */
  readonly vpcRegion?: string;
}

/** Signs the zone, so that nobody can answer in its place. */
export interface DnssecOptions {
  /**
   * The name of the key-signing key, 3 to 128 letters, digits and underscores.
   *
   * @default 'ksk1'
   */
  readonly keySigningKeyName?: string;

  /**
   * Who is told when Route 53 cannot sign, or needs something done about the key. In us-east-1.
   *
   * @default - nobody; the alarms are there
   */
  readonly alarmActions?: readonly IAlarmAction[];
}

/** Records who asked for what. */
export interface QueryLoggingOptions {
  /**
   * @default - '/aws/route53/', the stage and the construct's path
   */
  readonly logGroupName?: string;

  /**
   * In days: one of the numbers that CloudWatch Logs has. 0 is for ever.
   *
   * @default 30
   */
  readonly retentionDays?: 0 | LogRetentionDays;

  /**
   * A key of us-east-1. Its policy is told to let CloudWatch Logs use it for the log group.
   *
   * @default - CloudWatch's own encryption
   */
  readonly encryptionKey?: IKey;
}

/** What every zone has. */
export interface ZoneOptions {
  /** Such as `example.com`. */
  readonly zoneName: string;

  /**
   * At most 256 characters.
   *
   * @default - the construct's path
   */
  readonly comment?: string;

  /**
   * Whether deleting the zone deletes records that Terraform does not know, instead of failing.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/** A zone that everybody can ask. */
export interface PublicZoneProps extends ZoneOptions {
  /**
   * Name servers that several zones share.
   *
   * @default - four of the zone's own
   */
  readonly delegationSetId?: string;

  /**
   * @default - the zone is not signed
   */
  readonly dnssec?: DnssecOptions;

  /**
   * @default - queries are not recorded
   */
  readonly queryLogging?: QueryLoggingOptions;

  /**
   * A provider of us-east-1, where the key and alarms of DNSSEC and the log of queries have to be.
   *
   * @default - the stack's, which then has to be of us-east-1
   */
  readonly provider?: AwsProvider;

  readonly vpc?: never;
}

/** A zone that VPCs alone can ask. */
export interface PrivateZoneProps extends ZoneOptions {
  /**
   * The VPC that the zone is made with. Others are added with `associateVpc`. Terraform does not follow changes of this
   * one: it would take away what others associate.
   */
  readonly vpc: ZoneVpc;

  readonly delegationSetId?: never;
  readonly dnssec?: never;
  readonly queryLogging?: never;
  readonly provider?: never;
}

export type HostedZoneProps = PublicZoneProps | PrivateZoneProps;
