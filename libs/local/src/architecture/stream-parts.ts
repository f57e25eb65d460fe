import type { PolicySource } from '../authorize/policy';
import type { ReadSettings } from '../streams/stream-sink';
import type { EncryptionKey, Part } from './architecture';

/** A stream of Kinesis. */
export interface StreamPart extends Part {
  readonly streamName: string;
  readonly streamArn: string;
  readonly region: string;
  readonly mode: 'ON_DEMAND' | 'PROVISIONED';
  /** Shards at the beginning. */
  readonly shardCount: number;
  readonly retentionHours: number;
  readonly policy?: PolicySource;
  readonly encryptionKey?: EncryptionKey;
  /** Consumers with enhanced fan-out. */
  readonly consumers: readonly StreamConsumerPart[];
}

export interface StreamConsumerPart extends Part {
  readonly consumerName: string;
  readonly consumerArn: string;
}

/** A function that is called with the records of a stream of Kinesis or of a table. */
export interface StreamMappingPart extends Part {
  readonly functionName: string;
  /** The ARN that the mapping names: a stream's, or that of a consumer of it. */
  readonly eventSourceArn: string;
  readonly isEnabled: boolean;
  readonly reads: ReadSettings;
  readonly reportsBatchItemFailures: boolean;
  readonly onFailureArn?: string;
}

/** A delivery stream of Firehose that ends in a bucket. */
export interface DeliveryStreamPart extends Part {
  readonly deliveryStreamName: string;
  readonly deliveryStreamArn: string;
  readonly roleArn: string;
  readonly bucketArn: string;
  readonly prefix: string;
  readonly errorOutputPrefix: string;
  readonly bufferingMib: number;
  readonly bufferingSeconds: number;
  readonly compression: 'UNCOMPRESSED' | 'GZIP';
  /** Such as `.gz`; empty for what the compression implies. */
  readonly fileExtension: string;
  /** The zone in which `!{timestamp:…}` is written. */
  readonly timeZone: string;
  readonly appendsNewline: boolean;
  readonly logGroupName?: string;
  readonly logStreamName?: string;
  readonly keyArn?: string;
  /** The stream of Kinesis that it reads; undefined where records are put directly. */
  readonly source?: { readonly streamArn: string; readonly roleArn: string };
  readonly encryptionKey?: EncryptionKey;
}
