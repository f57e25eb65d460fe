import type { World } from '../../engine/world';
import type { Principal } from '../../principal/principal';
import {
  ShardLog,
  type StreamRecord,
  type StreamShard,
  type StreamSource,
} from '../../streams/stream-source';
import type { Item } from '../value/attribute-value';
import { sizeOfItem } from '../value/size';
import { keyOf, type TablePart } from './table-part';

/** "Change data capture for DynamoDB Streams": records are kept for 24 hours. */
const RETENTION_SECONDS = 24 * 60 * 60;

/** What the role of a consumer needs. */
const CONSUMER_ACTIONS = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
] as const;

/** The one shard of a table's stream. */
class TableShard implements StreamShard {
  readonly log = new ShardLog();
  readonly parentShardIds = [];
  readonly isClosed = false;

  constructor(readonly shardId: string) {}

  get first(): number {
    return this.log.first;
  }

  get end(): number {
    return this.log.end;
  }

  at(position: number): StreamRecord | undefined {
    return this.log.at(position);
  }
}

/** The stream of a table, of one shard. */
export class TableStream implements StreamSource {
  readonly retentionSeconds = RETENTION_SECONDS;
  readonly streamArn: string;
  private readonly shard: TableShard;
  private readonly listeners = new Set<() => void>();
  private sequence = 0;

  constructor(
    private readonly world: World,
    readonly part: TablePart,
    private readonly stream: NonNullable<TablePart['stream']>,
  ) {
    this.streamArn = stream.streamArn;
    const started = String(world.clock.now()).padStart(20, '0');
    this.shard = new TableShard(`shardId-${started}-00000001`);
  }

  shards(): readonly TableShard[] {
    this.shard.log.trimBefore(this.world.clock.now() - RETENTION_SECONDS * 1000);
    return [this.shard];
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether a role may consume the stream; each denial goes on the trace. */
  mayRead(principal: Principal): boolean {
    const { guard } = this.world;
    const { address, encryptionKey, region } = this.part;
    const allowed = CONSUMER_ACTIONS.map((action) =>
      guard.allows(principal, { action, resource: this.streamArn, address }),
    );
    const via = `dynamodb.${region}.amazonaws.com`;
    return [...allowed, guard.allowsKey(principal, encryptionKey, ['kms:Decrypt'], via)].every(
      Boolean,
    );
  }

  record(
    before: Item | undefined,
    after: Item | undefined,
    { uploads, isExpiry = false }: { uploads: readonly string[]; isExpiry?: boolean },
  ): void {
    const item = after ?? before;
    if (item === undefined) return;
    this.sequence += 1;
    const arrivedAt = this.world.clock.now();
    const sequenceNumber = `1${String(this.sequence).padStart(20, '0')}`;
    const images = this.imagesOf(before, after);
    const Keys = keyOf(this.part, item);
    const bytes =
      sizeOfItem(Keys) + Object.values(images).reduce((sum, each) => sum + sizeOfItem(each), 0);
    const event = {
      eventID: this.world.random.hex(32),
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.part.region,
      ...(isExpiry
        ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
        : {}),
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(arrivedAt / 1000),
        Keys,
        ...images,
        SequenceNumber: sequenceNumber,
        SizeBytes: bytes,
        StreamViewType: this.stream.viewType,
      },
      eventSourceARN: this.streamArn,
    };
    this.shard.log.append({
      sequenceNumber,
      orderingKey: JSON.stringify(Keys),
      arrivedAt,
      bytes,
      event,
      readable: event,
      uploads,
    });
    for (const listener of [...this.listeners]) listener();
  }

  private imagesOf(before: Item | undefined, after: Item | undefined): Record<string, Item> {
    const { viewType } = this.stream;
    const isNew = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
    const isOld = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES';
    return {
      ...(isNew && after !== undefined ? { NewImage: after } : {}),
      ...(isOld && before !== undefined ? { OldImage: before } : {}),
    };
  }
}
