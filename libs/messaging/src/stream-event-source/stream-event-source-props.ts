import type { IQueue } from '@archway/core';
import type { BodyPattern } from '../subscription/message-pattern';

/** The rules are those of https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html. */
export interface StreamEventSourceProps {
  /**
   * The id of the mapping below its function.
   *
   * @default - the id of the stream or table
   */
  readonly id?: string;

  /**
   * Where a new mapping begins: with the oldest record that is kept, or with the next that comes.
   *
   * @default 'TRIM_HORIZON'
   */
  readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';

  /**
   * How many records one invocation gets at most, 1 to 10000.
   *
   * @default 100
   */
  readonly batchSize?: number;

  /**
   * How long a batch is gathered, in seconds, 0 to 300.
   *
   * @default 0
   */
  readonly maximumBatchingWindowSeconds?: number;

  /**
   * Whether a batch that fails is split in two, so that one bad record is found.
   *
   * @default true
   */
  readonly bisectBatchOnFunctionError?: boolean;

  /**
   * How often a batch is tried again, 0 to 10000; `unlimited` until its records expire, during which the shard waits.
   *
   * @default 10
   */
  readonly maximumRetryAttempts?: number | 'unlimited';

  /**
   * How old a record may be, in seconds, 60 to 604800.
   *
   * @default - as old as the stream keeps it
   */
  readonly maximumRecordAgeSeconds?: number;

  /**
   * How many batches of one shard are processed at once, 1 to 10; 1 with `tumblingWindowSeconds`. Records of one partition
   * key stay in order.
   *
   * @default 1
   */
  readonly parallelizationFactor?: number;

  /**
   * How long the function gathers a state over its batches, in seconds, 0 to 900.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
   * @default - no window
   */
  readonly tumblingWindowSeconds?: number;

  /**
   * Whether the function answers with the records that failed (`batchItemFailures`).
   *
   * @default true
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Where Lambda tells of records that it gave up: their place in the stream, not the records. `false` for nowhere. A
   * standard queue.
   *
   * @default - a new queue
   */
  readonly onFailure?: IQueue | false;

  /**
   * A record that fits none of these is passed over. At most five.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   * @default - every record is processed
   */
  readonly filters?: readonly BodyPattern[];

  /**
   * @default true
   */
  readonly enabled?: boolean;
}
