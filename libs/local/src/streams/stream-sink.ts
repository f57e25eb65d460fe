import type { Pattern } from '../pattern/pattern';
import type { StreamRecord } from './stream-source';

/** How a stream is read for a function or a pipe. */
export interface ReadSettings {
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Batches of one shard at once, 1 to 10. */
  readonly parallelizationFactor: number;
  /** Undefined: as long as the stream keeps the records. */
  readonly maximumRetryAttempts?: number;
  readonly maximumRecordAgeSeconds?: number;
  /** Whether a batch that fails is split in two. */
  readonly bisects: boolean;
  readonly startingPosition: StartingPosition;
  /** A record is taken when one of them matches; empty: every record. */
  readonly filters: readonly Pattern[];
  readonly tumblingWindowSeconds?: number;
}

/** `{ at }` in milliseconds since the epoch. */
export type StartingPosition = 'TRIM_HORIZON' | 'LATEST' | { readonly at: number };

/** A tumbling window, in milliseconds since the epoch. */
export interface TumblingWindow {
  readonly start: number;
  readonly end: number;
}

export interface StreamBatch {
  readonly shardId: string;
  /** Never empty, except for the last call of a window. */
  readonly records: readonly StreamRecord[];
  readonly window?: TumblingWindow & { readonly isFinal: boolean };
}

export type BatchOutcome =
  | { readonly status: 'done' }
  /** What comes before `from` is done; undefined: nothing is. */
  | { readonly status: 'failed'; readonly from?: string }
  /** It did not begin: it is tried again without being counted. */
  | { readonly status: 'throttled' };

/** Why records are given up. */
export type GivenUp = 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded' | 'RecordExpired';

/** What takes the batches of a stream. */
export interface StreamSink {
  /** For the trace: the ARN of what takes them. */
  readonly arn: string;
  deliver(batch: StreamBatch): Promise<BatchOutcome>;
  /** Records that are not tried again; `attempts` says how often they were. */
  giveUp(batch: StreamBatch, reason: GivenUp, attempts: number): void;
}
