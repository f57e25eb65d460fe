import type { StreamPart } from '../architecture/stream-parts';
import type { World } from '../engine/world';
import type { StreamSource } from '../streams/stream-source';
import { evenRanges, hashKeyOf, holds, type HashRange } from './hash-range';
import { LiveShard, type KinesisRecord } from './live-shard';

/** What a producer gives. */
export interface RecordInput {
  readonly data: Buffer;
  readonly partitionKey: string;
  /** Decides the shard in place of the partition key. */
  readonly explicitHashKey?: bigint;
}

/** In the form of Kinesis: 56 digits that grow. */
const FIRST_SEQUENCE_NUMBER =
  49_600_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n;

/** A stream with its shards. */
export class LiveStream implements StreamSource {
  private readonly all: LiveShard[] = [];
  private readonly listeners = new Set<() => void>();
  private sequence = FIRST_SEQUENCE_NUMBER;
  private keptHours: number;

  constructor(
    private readonly world: World,
    readonly part: StreamPart,
  ) {
    this.keptHours = part.retentionHours;
    for (const range of evenRanges(part.shardCount)) this.open(range, []);
  }

  get streamArn(): string {
    return this.part.streamArn;
  }

  get retentionSeconds(): number {
    return this.keptHours * 3_600;
  }

  get retentionHours(): number {
    return this.keptHours;
  }

  retain(hours: number): void {
    this.keptHours = hours;
  }

  shards(): readonly LiveShard[] {
    const since = this.world.clock.now() - this.retentionSeconds * 1000;
    for (const shard of this.all) shard.log.trimBefore(since);
    return this.all;
  }

  get openShards(): readonly LiveShard[] {
    return this.shards().filter(({ isClosed }) => !isClosed);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  shardFor({ partitionKey, explicitHashKey }: RecordInput): LiveShard {
    const hashKey = explicitHashKey ?? hashKeyOf(partitionKey);
    const shard = this.openShards.find(({ range }) => holds(range, hashKey));
    if (shard === undefined) throw new Error(`no shard of ${this.part.streamName} is open`);
    return shard;
  }

  append(shard: LiveShard, input: RecordInput, uploads: readonly string[]): KinesisRecord {
    const sequenceNumber = this.nextSequenceNumber();
    const arrivedAt = this.world.clock.now();
    const { data, partitionKey } = input;
    const kinesis = {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber,
      data: data.toString('base64'),
      approximateArrivalTimestamp: arrivedAt / 1000,
    };
    const record: KinesisRecord = {
      sequenceNumber,
      orderingKey: partitionKey,
      partitionKey,
      data,
      arrivedAt,
      bytes: data.length + Buffer.byteLength(partitionKey),
      event: {
        kinesis,
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventName: 'aws:kinesis:record',
        awsRegion: this.part.region,
        eventSourceARN: this.part.streamArn,
      },
      readable: {
        ...kinesis,
        eventSource: 'aws:kinesis',
        awsRegion: this.part.region,
        eventSourceARN: this.part.streamArn,
        data: parsed(data),
      },
      uploads,
    };
    shard.log.append(record);
    this.changed();
    return record;
  }

  /** Divides a shard at a hash key. @returns the two that follow it */
  split(shard: LiveShard, at: bigint): readonly LiveShard[] {
    shard.close(this.nextSequenceNumber());
    const { start, end } = shard.range;
    const children = [
      { start, end: at - 1n },
      { start: at, end },
    ].map((range) => this.open(range, [shard.shardId]));
    this.changed();
    return children;
  }

  merge(one: LiveShard, other: LiveShard): LiveShard {
    for (const shard of [one, other]) shard.close(this.nextSequenceNumber());
    const [low, high] = one.range.start < other.range.start ? [one, other] : [other, one];
    const range = { start: low.range.start, end: high.range.end };
    const merged = this.open(range, [one.shardId, other.shardId]);
    this.changed();
    return merged;
  }

  /** As many shards of one size as asked for. Each new one follows those whose keys it takes over. */
  reshard(count: number): void {
    const before = [...this.openShards];
    for (const shard of before) shard.close(this.nextSequenceNumber());
    for (const range of evenRanges(count)) {
      const parents = before.filter(
        ({ range: { start, end } }) => start <= range.end && end >= range.start,
      );
      this.open(
        range,
        parents.map(({ shardId }) => shardId),
      );
    }
    this.changed();
  }

  private open(range: HashRange, parents: readonly string[]): LiveShard {
    const id = `shardId-${String(this.all.length).padStart(12, '0')}`;
    const shard = new LiveShard(id, range, this.nextSequenceNumber(), parents);
    this.all.push(shard);
    return shard;
  }

  private nextSequenceNumber(): string {
    this.sequence += 1n;
    return this.sequence.toString();
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Filters read JSON; of other data they see the text. */
function parsed(data: Buffer): unknown {
  const text = data.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
