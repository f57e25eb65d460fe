import type { IBucket, IKey } from '@archway/core';

/** Days that CloudWatch Logs can keep events; 0 keeps them for ever. */
export const LOG_RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
] as const;

/** A log group of the flow log's own, written under a role of its own. */
export interface CloudWatchDestination {
  readonly to: 'cloudwatch';

  /**
   * How long records are kept, in days: one of the numbers that CloudWatch Logs has. 0 is for ever.
   *
   * @default 30
   */
  readonly retentionDays?: (typeof LOG_RETENTION_DAYS)[number];

  /**
   * @default - '/vpc-flow-logs/', the stage and the construct's path
   */
  readonly logGroupName?: string;

  /**
   * A key whose policy lets CloudWatch Logs use it.
   *
   * @default - CloudWatch's own encryption
   */
  readonly encryptionKey?: IKey;
}

/** Files in a bucket, whose policy is told to let log delivery write. */
export interface S3Destination {
  readonly to: 's3';
  readonly bucket: IBucket;

  /**
   * The folder in the bucket; not `AWSLogs`, which AWS puts below it.
   *
   * @default - the top
   */
  readonly prefix?: string;

  /**
   * @default 'parquet'
   */
  readonly fileFormat?: 'parquet' | 'plain-text';

  /**
   * Whether folders are named as Hive and Athena find partitions.
   *
   * @default true
   */
  readonly hiveCompatiblePartitions?: boolean;

  /**
   * Whether there is a folder for each hour, not each day.
   *
   * @default false
   */
  readonly perHourPartition?: boolean;
}

/** A Firehose stream of the same account. */
export interface FirehoseDestination {
  readonly to: 'firehose';
  readonly deliveryStreamArn: string;
}

/** Where records go. */
export type FlowLogDestination = CloudWatchDestination | S3Destination | FirehoseDestination;
