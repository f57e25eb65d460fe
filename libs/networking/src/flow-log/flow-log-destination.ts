import type { DeliveryFolder } from '../log-delivery/delivery-bucket';
import type { LogGroupOptions } from '../log-delivery/log-group';

/** A log group of its own, written under a role of its own. */
export interface CloudWatchDestination extends LogGroupOptions {
  readonly to: 'cloudwatch';
}

/** Files in a bucket, whose policy is told to let log delivery write. */
export interface S3Destination extends DeliveryFolder {
  readonly to: 's3';

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
