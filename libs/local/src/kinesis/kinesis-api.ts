import type { Principal } from '../principal/principal';
import type { RecordInput } from './live-stream';

/** By name or by ARN. */
export type StreamName = string;

export interface PutRecordOutput {
  readonly shardId: string;
  readonly sequenceNumber: string;
}

export type PutRecordsEntry =
  PutRecordOutput | { readonly errorCode: string; readonly errorMessage: string };

/** Where an iterator begins. `at` is in milliseconds since the epoch. */
export type IteratorPosition =
  | { readonly type: 'TRIM_HORIZON' | 'LATEST' }
  | {
      readonly type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';
      readonly sequenceNumber: string;
    }
  | { readonly type: 'AT_TIMESTAMP'; readonly at: number };

export interface ReadRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly data: Buffer;
  readonly arrivedAt: number;
}

export interface GetRecordsOutput {
  readonly records: readonly ReadRecord[];
  /** Undefined at the end of a shard that is closed. */
  readonly nextShardIterator?: string;
  readonly millisBehindLatest: number;
  /** The shards that follow, at the end of one that is closed. */
  readonly childShards: readonly ShardDescription[];
}

export interface ShardDescription {
  readonly shardId: string;
  readonly parentShardId?: string;
  readonly adjacentParentShardId?: string;
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  readonly startingSequenceNumber: string;
  readonly endingSequenceNumber?: string;
}

export interface StreamDescription {
  readonly streamName: string;
  readonly streamArn: string;
  readonly mode: 'ON_DEMAND' | 'PROVISIONED';
  readonly retentionHours: number;
  readonly openShardCount: number;
  readonly consumerCount: number;
  readonly encryptionType: 'KMS' | 'NONE';
  readonly keyId?: string;
  readonly createdAt: number;
  readonly shards: readonly ShardDescription[];
}

export interface ConsumerDescription {
  readonly consumerName: string;
  readonly consumerArn: string;
  readonly createdAt: number;
}

/** Kinesis Data Streams as the local cloud serves it. Each call throws an `AwsError` for what Kinesis refuses. */
export interface KinesisApi {
  putRecord(
    principal: Principal,
    stream: StreamName,
    record: RecordInput,
    uploads?: readonly string[],
  ): PutRecordOutput;
  /** One result for each record, in order; some may be throttled. */
  putRecords(
    principal: Principal,
    stream: StreamName,
    records: readonly RecordInput[],
    uploads?: readonly string[],
  ): readonly PutRecordsEntry[];
  getShardIterator(
    principal: Principal,
    stream: StreamName,
    shardId: string,
    position: IteratorPosition,
  ): string;
  getRecords(principal: Principal, shardIterator: string, limit?: number): GetRecordsOutput;
  describeStream(principal: Principal, stream: StreamName): StreamDescription;
  describeStreamSummary(principal: Principal, stream: StreamName): StreamDescription;
  listShards(principal: Principal, stream: StreamName): readonly ShardDescription[];
  listStreams(principal: Principal): readonly StreamDescription[];
  splitShard(principal: Principal, stream: StreamName, shardId: string, newHashKey: bigint): void;
  mergeShards(
    principal: Principal,
    stream: StreamName,
    shardId: string,
    adjacentShardId: string,
  ): void;
  updateShardCount(principal: Principal, stream: StreamName, count: number): void;
  changeRetention(
    principal: Principal,
    stream: StreamName,
    hours: number,
    direction: 'increase' | 'decrease',
  ): void;
  registerStreamConsumer(
    principal: Principal,
    streamArn: string,
    consumerName: string,
  ): ConsumerDescription;
  deregisterStreamConsumer(principal: Principal, consumerArn: string): void;
  listStreamConsumers(principal: Principal, streamArn: string): readonly ConsumerDescription[];
}
