import type { IFunction, IQueue, IStream, ITable, LogRetentionDays } from '@archway/core';
import type { BodyPattern } from '../subscription/message-pattern';
import type { Target } from '../target/target';

/** How records of a stream are read. */
export interface StreamReading {
  /**
   * How many records go on together at most, 1 to 10000.
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
   * @default 'TRIM_HORIZON'
   */
  readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';

  /**
   * How often a batch is tried again, 0 to 10000. The shard waits meanwhile.
   *
   * @default 10
   */
  readonly maximumRetryAttempts?: number;

  /**
   * How old a record may be, in seconds, 60 to 604800.
   *
   * @default - as old as the stream keeps it
   */
  readonly maximumRecordAgeSeconds?: number;

  /**
   * How many batches of one shard are processed at once, 1 to 10.
   *
   * @default 1
   */
  readonly parallelizationFactor?: number;

  /**
   * Where the pipe tells of records that it gave up; `false` for nowhere.
   *
   * @default - a new queue
   */
  readonly deadLetterQueue?: IQueue | false;
}

export interface QueueSource {
  readonly queue: IQueue;

  /**
   * How many messages go on together at most, 1 to 10000; above 10 only with a batching window.
   *
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * How long a batch is gathered, in seconds, 0 to 300.
   *
   * @default 0
   */
  readonly maximumBatchingWindowSeconds?: number;
}

export interface StreamSource extends StreamReading {
  readonly stream: IStream;
}

export interface TableSource extends StreamReading {
  readonly table: ITable;
}

export type PipeSource = QueueSource | StreamSource | TableSource;

/** The numbers are those of https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html. */
export interface PipeProps {
  readonly source: PipeSource;
  readonly target: Target;

  /**
   * 1 to 64 letters, digits, `_`, `-` and `.`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly pipeName?: string;

  /**
   * At most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What fits none of these does not go on. At most five.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html
   * @default - everything goes on
   */
  readonly filters?: readonly BodyPattern[];

  /**
   * A function that makes of each batch what goes on.
   *
   * @default - none
   */
  readonly enrichment?: IFunction;

  /**
   * What goes on, with paths such as `<$.dynamodb.NewImage.id.S>` for what is put in. At most 8192 characters.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html
   * @default - what came
   */
  readonly inputTemplate?: string;

  /**
   * Whether a function is waited for. State machines never are.
   *
   * @default true
   */
  readonly synchronous?: boolean;

  /**
   * @default 'ERROR'
   */
  readonly logLevel?: 'ERROR' | 'INFO' | 'OFF' | 'TRACE';

  /**
   * For how many days logs are kept.
   *
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * @default true
   */
  readonly enabled?: boolean;
}
