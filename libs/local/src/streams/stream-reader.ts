import { createHash } from 'node:crypto';
import type { World } from '../engine/world';
import { matches } from '../pattern/pattern';
import { ShardLane } from './shard-lane';
import type { ReadSettings, StartingPosition, StreamSink } from './stream-sink';
import type { StreamRecord, StreamShard, StreamSource } from './stream-source';

interface Reader {
  readonly shard: StreamShard;
  readonly lanes: readonly ShardLane[];
  position: number;
}

/**
 * Reads a stream for a function or a pipe: each shard in its order, the children of a shard after it,
 * what fails again and again until it is given up.
 */
export class StreamReader {
  private readonly readers = new Map<string, Reader>();
  private isLooking = false;
  private isReading = false;

  constructor(
    private readonly world: World,
    private readonly source: StreamSource,
    private readonly settings: ReadSettings,
    private readonly sink: StreamSink,
  ) {}

  /** Reads from now on. */
  start(): void {
    this.isReading = true;
    for (const shard of this.source.shards()) {
      this.readers.set(shard.shardId, this.readerOf(shard, this.settings.startingPosition));
    }
    this.source.onChange(() => this.look());
    this.look();
  }

  /** Whether records are left that this reader takes. */
  get hasWork(): boolean {
    return [...this.readers.values()].some((reader) => !isAtRest(reader));
  }

  private readerOf(shard: StreamShard, from: StartingPosition): Reader {
    const { settings, source, sink, world } = this;
    const lanes = Array.from(
      { length: settings.parallelizationFactor },
      () =>
        new ShardLane(world, settings, shard.shardId, source.retentionSeconds, sink, () =>
          this.look(),
        ),
    );
    return { shard, lanes, position: positionOf(shard, from) };
  }

  private look(): void {
    if (this.isLooking || !this.isReading) return;
    this.isLooking = true;
    this.world.activity.later(0, () => {
      this.isLooking = false;
      this.read();
    });
  }

  private read(): void {
    for (const shard of this.source.shards()) {
      // What a split or a merge makes is read from its beginning.
      if (!this.readers.has(shard.shardId)) {
        this.readers.set(shard.shardId, this.readerOf(shard, 'TRIM_HORIZON'));
      }
    }
    for (const reader of this.readers.values()) {
      const parents = reader.shard.parentShardIds.flatMap((id) => this.readers.get(id) ?? []);
      if (parents.every(isAtRest)) this.feed(reader);
    }
  }

  private feed(reader: Reader): void {
    const { shard, lanes } = reader;
    reader.position = Math.max(reader.position, shard.first);
    while (reader.position < shard.end && lanes.every(({ isHungry }) => isHungry)) {
      const record = shard.at(reader.position);
      reader.position += 1;
      if (record === undefined) continue;
      if (this.takes(record)) lanes[laneOf(record, lanes.length)]?.add(record);
    }
  }

  private takes(record: StreamRecord): boolean {
    const { filters } = this.settings;
    const passes =
      filters.length === 0 || filters.some((pattern) => matches(pattern, record.readable));
    this.world.trace.emit({
      kind: passes ? 'received' : 'filtered',
      messageId: record.sequenceNumber,
      from: this.source.streamArn,
      to: this.sink.arn,
      ...(passes ? {} : { reason: 'no filter matches' }),
      uploads: record.uploads,
    });
    return passes;
  }
}

function isAtRest({ shard, lanes, position }: Reader): boolean {
  return position >= shard.end && lanes.every(({ hasWork }) => !hasWork);
}

function positionOf(shard: StreamShard, from: StartingPosition): number {
  if (from === 'TRIM_HORIZON') return shard.first;
  if (from === 'LATEST') return shard.end;
  for (let position = shard.first; position < shard.end; position += 1) {
    if ((shard.at(position)?.arrivedAt ?? 0) >= from.at) return position;
  }
  return shard.end;
}

/** Records of one key stay in one lane, so that they keep their order. */
function laneOf({ orderingKey }: StreamRecord, lanes: number): number {
  if (lanes === 1) return 0;
  return createHash('md5').update(orderingKey).digest().readUInt32BE(0) % lanes;
}
