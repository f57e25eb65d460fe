import type { IBucket, IFunction, IStream, LogRetentionDays } from '@archway/core';

/** The numbers are those of https://docs.aws.amazon.com/firehose/latest/APIReference/API_ExtendedS3DestinationConfiguration.html. */
export interface DeliveryStreamProps {
  /** Where records are kept. */
  readonly bucket: IBucket;

  /**
   * The stream whose records are kept.
   *
   * @default - what is put here directly
   */
  readonly source?: IStream;

  /**
   * 1 to 64 letters, digits, `_`, `-` and `.`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly deliveryStreamName?: string;

  /**
   * What keys begin with, such as `orders/!{timestamp:yyyy/MM/dd}/`.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
   * @default - the time in UTC
   */
  readonly prefix?: string;

  /**
   * What keys of records begin with that could not be delivered. Must contain `!{firehose:error-output-type}` where
   * `prefix` has an expression.
   *
   * @default 'failed/!{firehose:error-output-type}/'
   */
  readonly errorOutputPrefix?: string;

  /**
   * How long records are gathered, in seconds, 0 to 900.
   *
   * @default 300
   */
  readonly bufferingIntervalSeconds?: number;

  /**
   * How much is gathered, in MiB, 1 to 128; at least 64 with `partitionKeys`.
   *
   * @default - 5, or 64 with `partitionKeys`
   */
  readonly bufferingSizeMib?: number;

  /**
   * @default 'GZIP'
   */
  readonly compression?: 'GZIP' | 'HADOOP_SNAPPY' | 'Snappy' | 'UNCOMPRESSED' | 'ZIP';

  /**
   * A function that makes of each batch of records what is kept.
   *
   * @default - records are kept as they are
   */
  readonly transformation?: IFunction;

  /**
   * Names, each with the jq expression that finds its value in a record. `prefix` reads them as
   * `!{partitionKeyFromQuery:NAME}`. Records are separated by line feeds then.
   *
   * @see https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html
   * @default - no partitions
   */
  readonly partitionKeys?: Readonly<Record<string, string>>;

  /**
   * For how many days the log of failures is kept.
   *
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;
}
