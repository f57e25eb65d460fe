/** A record of a stream, for those who read it in order. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  /** Within which records keep their order when a batch is split over several lanes. */
  readonly orderingKey: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly bytes: number;
  /** The record as Lambda's event shows it. */
  readonly event: Readonly<Record<string, unknown>>;
  /** What filter patterns and input templates see: the record with its data parsed. */
  readonly readable: Readonly<Record<string, unknown>>;
  readonly uploads: readonly string[];
}

/** A part of a stream within which records have an order. */
export interface StreamShard {
  readonly shardId: string;
  /** The shards that it follows: a reader finishes them first. */
  readonly parentShardIds: readonly string[];
  /** The position of the oldest record that is kept. */
  readonly first: number;
  /** The position behind the latest record. */
  readonly end: number;
  /** Whether no record comes to it. */
  readonly isClosed: boolean;
  /** The record at a position; undefined where it is no longer or not yet there. */
  at(position: number): StreamRecord | undefined;
}

/** A stream of Kinesis or of a table of DynamoDB. */
export interface StreamSource {
  readonly streamArn: string;
  /** How long a record is kept. */
  readonly retentionSeconds: number;
  shards(): readonly StreamShard[];
  /** Calls for new records and new shards. @returns takes the listener away */
  onChange(listener: () => void): () => void;
}

/** The records of one shard: what was appended, without what is too old. */
export class ShardLog {
  private readonly records: StreamRecord[] = [];
  private trimmed = 0;

  get first(): number {
    return this.trimmed;
  }

  get end(): number {
    return this.trimmed + this.records.length;
  }

  append(record: StreamRecord): void {
    this.records.push(record);
  }

  at(position: number): StreamRecord | undefined {
    return this.records[position - this.trimmed];
  }

  /** The position of the first record for which something holds that holds for all behind it. */
  firstWhere(holds: (record: StreamRecord) => boolean): number {
    const at = this.records.findIndex(holds);
    return at < 0 ? this.end : this.trimmed + at;
  }

  /** Forgets what arrived before a moment. */
  trimBefore(moment: number): void {
    let old = 0;
    while (old < this.records.length && (this.records[old]?.arrivedAt ?? moment) < moment) old += 1;
    if (old === 0) return;
    this.records.splice(0, old);
    this.trimmed += old;
  }
}
