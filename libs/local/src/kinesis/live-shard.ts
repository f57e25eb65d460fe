import { ShardLog, type StreamRecord, type StreamShard } from '../streams/stream-source';
import type { HashRange } from './hash-range';

/** A record as a producer gave it. */
export interface KinesisRecord extends StreamRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
}

/** What passed in the second that runs. */
class Meter {
  private second = -1;
  private used = 0;

  constructor(private readonly limit: number) {}

  /** Whether so much more fits into this second; it is then used. */
  take(now: number, amount: number): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.second) {
      this.second = second;
      this.used = 0;
    }
    // What was used before may pass the limit once, so that one large answer is possible.
    if (this.used + amount > this.limit && this.used > 0) return false;
    this.used += amount;
    return true;
  }
}

/** Limits of a shard ("Quotas and limits" of Kinesis Data Streams). */
const WRITE_BYTES_PER_SECOND = 1024 * 1024;
const WRITE_RECORDS_PER_SECOND = 1_000;
const READS_PER_SECOND = 5;
const READ_BYTES_PER_SECOND = 2 * 1024 * 1024;

/** A shard of a stream, with what it keeps and how much passes through it. */
export class LiveShard implements StreamShard {
  readonly log = new ShardLog();
  private closedWith: string | undefined;
  private readonly written = new Meter(WRITE_BYTES_PER_SECOND);
  private readonly records = new Meter(WRITE_RECORDS_PER_SECOND);
  private readonly reads = new Meter(READS_PER_SECOND);
  private readonly read = new Meter(READ_BYTES_PER_SECOND);

  constructor(
    readonly shardId: string,
    readonly range: HashRange,
    readonly startingSequenceNumber: string,
    /** The parent, and for a merge the adjacent one. */
    readonly parentShardIds: readonly string[] = [],
  ) {}

  get first(): number {
    return this.log.first;
  }

  get end(): number {
    return this.log.end;
  }

  get isClosed(): boolean {
    return this.closedWith !== undefined;
  }

  get endingSequenceNumber(): string | undefined {
    return this.closedWith;
  }

  at(position: number): KinesisRecord | undefined {
    return this.log.at(position) as KinesisRecord | undefined;
  }

  close(sequenceNumber: string): void {
    this.closedWith = sequenceNumber;
  }

  /** Whether the shard takes a record of that size now. */
  mayWrite(now: number, bytes: number): boolean {
    return this.records.take(now, 1) && this.written.take(now, bytes);
  }

  mayRead(now: number): boolean {
    return this.reads.take(now, 1) && this.read.take(now, 0);
  }

  /** Counts what a read took. */
  hasRead(now: number, bytes: number): void {
    this.read.take(now, bytes);
  }
}
