import type { IBucket } from '@archway/core';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';

/** What every destination takes. */
export interface CommonLogOptions {
  /**
   * Which fields a record has, and in which order, such as `c-ip`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
   * @default - the standard ones
   */
  readonly recordFields?: readonly string[];

  /**
   * A provider of us-east-1, where the delivery has to be.
   *
   * @default - the stack's, which then has to be of us-east-1
   */
  readonly provider?: AwsProvider;
}

/** Files in a bucket, which may be in any region. */
export interface BucketLogs extends CommonLogOptions {
  readonly to: 'bucket';
  readonly bucket: IBucket;

  /**
   * Without slashes around it.
   *
   * @default 'AWSLogs/<account>/CloudFront'
   */
  readonly prefix?: string;

  /**
   * Folders below the prefix: `{DistributionId}`, `{yyyy}`, `{MM}`, `{dd}`, `{HH}` and `{accountid}` are filled in.
   *
   * @default '{DistributionId}/{yyyy}/{MM}/{dd}/{HH}'
   */
  readonly path?: string;

  /**
   * Whether folders are named as Hive and Athena read them, such as `year=2030`.
   *
   * @default false
   */
  readonly hiveCompatiblePath?: boolean;

  /**
   * @default 'w3c'
   */
  readonly format?: 'w3c' | 'json' | 'plain' | 'parquet';
}

/** A log group of us-east-1. */
export interface LogGroupLogs extends CommonLogOptions {
  readonly to: 'log-group';
  readonly logGroupArn: string;

  /**
   * @default 'json'
   */
  readonly format?: 'json' | 'plain';
}

/** A delivery stream of Firehose. */
export interface DeliveryStreamLogs extends CommonLogOptions {
  readonly to: 'delivery-stream';
  readonly deliveryStreamArn: string;

  /**
   * @default 'json'
   */
  readonly format?: 'json' | 'plain' | 'raw';
}

/** Where records of requests go. */
export type AccessLogOptions = BucketLogs | LogGroupLogs | DeliveryStreamLogs;

/** Standard logging as it was before 2024. */
export interface LegacyAccessLogs {
  /**
   * Such as `acme-logs.s3.eu-central-1.amazonaws.com`: a bucket that still has access control lists, by which CloudFront
   * writes.
   */
  readonly bucketDomainName: string;

  /**
   * @default - none
   */
  readonly prefix?: string;

  /**
   * @default false
   */
  readonly includeCookies?: boolean;
}
