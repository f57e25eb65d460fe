import type { StreamPart } from '../architecture/stream-parts';
import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { Principal } from '../principal/principal';
import type {
  ConsumerDescription,
  GetRecordsOutput,
  IteratorPosition,
  KinesisApi,
  PutRecordOutput,
  PutRecordsEntry,
  ShardDescription,
  StreamDescription,
} from './kinesis-api';
import { LAST_HASH_KEY } from './hash-range';
import type { LiveShard } from './live-shard';
import { LiveStream, type RecordInput } from './live-stream';
import { openIterator, positionFor, writeIterator } from './shard-iterator';

/** Sizes and counts of "Quotas and limits" of Kinesis Data Streams. */
const MOST_RECORD_BYTES = 1024 * 1024;
const MOST_RECORDS = 500;
const MOST_PUT_BYTES = 5 * 1024 * 1024;
const MOST_READ_RECORDS = 10_000;
const MOST_READ_BYTES = 10 * 1024 * 1024;
const MOST_CONSUMERS = 20;
const ITERATOR_MS = 5 * 60_000;

/** What a reader of a whole stream has to be allowed: polling, without enhanced fan-out. */
const READ_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListShards'];

/** Kinesis Data Streams: streams of the Terraform, with their policies, shards and limits. */
export class Kinesis implements KinesisApi {
  private readonly streams: ReadonlyMap<string, LiveStream>;
  private readonly consumers = new Map<string, ConsumerDescription & { streamArn: string }>();
  private readonly createdAt: number;

  constructor(
    private readonly world: World,
    parts: readonly StreamPart[],
  ) {
    this.createdAt = world.clock.now();
    this.streams = new Map(parts.map((part) => [part.streamArn, new LiveStream(world, part)]));
    for (const { streamArn, consumers } of parts) {
      for (const { consumerName, consumerArn } of consumers) {
        const { createdAt } = this;
        this.consumers.set(consumerArn, { consumerName, consumerArn, streamArn, createdAt });
      }
    }
  }

  /** The stream of an ARN or of a consumer's, for services that read; undefined where none is. */
  streamOf(arn: string): LiveStream | undefined {
    return this.streams.get(arn) ?? this.streams.get(this.consumers.get(arn)?.streamArn ?? '');
  }

  /** Whether somebody may read a stream, or a consumer of it; each denial goes on the trace. */
  mayRead(principal: Principal, arn: string): boolean {
    const stream = this.streamOf(arn);
    if (stream === undefined) return false;
    const isConsumer = this.consumers.has(arn);
    const actions = isConsumer
      ? READ_ACTIONS.filter((name) => !name.startsWith('Get'))
      : READ_ACTIONS;
    return [
      ...actions.map((action) => this.allows(principal, action, stream.part)),
      ...(isConsumer ? [this.allows(principal, 'SubscribeToShard', stream.part, arn)] : []),
      this.allowsKey(principal, stream.part, 'kms:Decrypt'),
    ].every(Boolean);
  }

  /** Whether somebody may write; each denial goes on the trace. */
  mayPut(principal: Principal, streamArn: string, uploads: readonly string[] = []): boolean {
    const part = this.streams.get(streamArn)?.part;
    return (
      part !== undefined &&
      this.allows(principal, 'PutRecord', part, streamArn, uploads) &&
      this.allowsKey(principal, part, 'kms:GenerateDataKey', uploads)
    );
  }

  putRecord(
    principal: Principal,
    name: string,
    record: RecordInput,
    uploads = this.world.uploadsOf(principal),
  ): PutRecordOutput {
    const stream = this.writable(principal, name, 'PutRecord', uploads);
    this.mayBeThrottled(principal);
    checkRecord(record);
    const put = this.put(stream, record, uploads);
    if (put === undefined) throw throttled(stream.shardFor(record), stream.part);
    return put;
  }

  putRecords(
    principal: Principal,
    name: string,
    records: readonly RecordInput[],
    uploads = this.world.uploadsOf(principal),
  ): readonly PutRecordsEntry[] {
    const stream = this.writable(principal, name, 'PutRecords', uploads);
    this.mayBeThrottled(principal);
    const bytes = records.reduce((sum, { data }) => sum + data.length, 0);
    if (records.length < 1 || records.length > MOST_RECORDS) {
      throw invalid(`Records must have 1 to ${MOST_RECORDS} records, got ${records.length}.`);
    }
    if (bytes > MOST_PUT_BYTES) throw invalid('Records size exceeds 5 MB limit');
    records.forEach(checkRecord);
    return records.map((record) => {
      const put = this.put(stream, record, uploads);
      if (put !== undefined) return put;
      const { code, message } = throttled(stream.shardFor(record), stream.part);
      return { errorCode: code, errorMessage: message };
    });
  }

  getShardIterator(
    principal: Principal,
    name: string,
    shardId: string,
    position: IteratorPosition,
  ): string {
    const stream = this.named(name);
    this.require(principal, 'GetShardIterator', stream.part);
    const shard = shardNamed(stream, shardId);
    return this.iterator(stream, shard, positionFor(shard, position));
  }

  getRecords(principal: Principal, shardIterator: string, limit?: number): GetRecordsOutput {
    const { streamArn, shardId, position, at } = openIterator(shardIterator);
    const stream = this.named(streamArn);
    this.require(principal, 'GetRecords', stream.part);
    this.requireKey(principal, stream.part, 'kms:Decrypt');
    this.mayBeThrottled(principal);
    const now = this.world.clock.now();
    if (now - at > ITERATOR_MS) {
      throw new AwsError(
        'ExpiredIteratorException',
        400,
        'Iterator expired: it is older than 5 minutes.',
      );
    }
    if (limit !== undefined && (limit < 1 || limit > MOST_READ_RECORDS)) {
      throw invalid(`Limit must be between 1 and ${MOST_READ_RECORDS}, got ${limit}.`);
    }
    const shard = shardNamed(stream, shardId);
    if (!shard.mayRead(now)) throw throttled(shard, stream.part);
    const from = Math.max(position, shard.first);
    let next = from;
    let bytes = 0;
    const records = [];
    for (; next < shard.end && records.length < (limit ?? MOST_READ_RECORDS); next += 1) {
      const record = shard.at(next);
      if (record === undefined) break;
      bytes += record.bytes;
      if (records.length > 0 && bytes > MOST_READ_BYTES) break;
      records.push(record);
    }
    shard.hasRead(now, bytes);
    const isOver = shard.isClosed && next >= shard.end;
    const waiting = shard.at(next);
    return {
      records,
      ...(isOver ? {} : { nextShardIterator: this.iterator(stream, shard, next) }),
      millisBehindLatest: waiting === undefined ? 0 : now - waiting.arrivedAt,
      childShards: isOver
        ? stream
            .shards()
            .filter(({ parentShardIds }) => parentShardIds.includes(shardId))
            .map(describe)
        : [],
    };
  }

  describeStream(principal: Principal, name: string): StreamDescription {
    return this.described(principal, name, 'DescribeStream');
  }

  describeStreamSummary(principal: Principal, name: string): StreamDescription {
    return this.described(principal, name, 'DescribeStreamSummary');
  }

  listShards(principal: Principal, name: string): readonly ShardDescription[] {
    const stream = this.named(name);
    this.require(principal, 'ListShards', stream.part);
    return stream.shards().map(describe);
  }

  listStreams(principal: Principal): readonly StreamDescription[] {
    const access = { action: 'kinesis:ListStreams', resource: '*', address: 'Kinesis' };
    this.world.guard.require(principal, access, 'AccessDeniedException');
    return [...this.streams.values()].map((stream) => this.descriptionOf(stream));
  }

  splitShard(principal: Principal, name: string, shardId: string, newHashKey: bigint): void {
    const stream = this.resharded(principal, name, 'SplitShard');
    const shard = openShard(stream, shardId);
    const { start, end } = shard.range;
    if (newHashKey <= start || newHashKey > end || newHashKey > LAST_HASH_KEY) {
      throw invalid(
        `NewStartingHashKey ${newHashKey} used in SplitShard() on shard ${shardId} is not both greater than one plus the shard's StartingHashKey ${start} and less than the shard's EndingHashKey ${end}.`,
      );
    }
    stream.split(shard, newHashKey);
  }

  mergeShards(principal: Principal, name: string, shardId: string, adjacentShardId: string): void {
    const stream = this.resharded(principal, name, 'MergeShards');
    const [one, other] = [openShard(stream, shardId), openShard(stream, adjacentShardId)];
    const isAdjacent =
      one.range.end + 1n === other.range.start || other.range.end + 1n === one.range.start;
    if (!isAdjacent) {
      throw invalid(`Shards ${shardId} and ${adjacentShardId} are not an adjacent pair of shards.`);
    }
    stream.merge(one, other);
  }

  updateShardCount(principal: Principal, name: string, count: number): void {
    const stream = this.resharded(principal, name, 'UpdateShardCount');
    const now = stream.openShards.length;
    if (!Number.isInteger(count) || count < Math.ceil(now / 2) || count > now * 2) {
      throw invalid(
        `UpdateShardCount cannot scale from ${now} to ${count} shards: not below half and not above twice as many.`,
      );
    }
    stream.reshard(count);
  }

  changeRetention(
    principal: Principal,
    name: string,
    hours: number,
    direction: 'increase' | 'decrease',
  ): void {
    const stream = this.named(name);
    const action =
      direction === 'increase' ? 'IncreaseStreamRetentionPeriod' : 'DecreaseStreamRetentionPeriod';
    this.require(principal, action, stream.part);
    const isLonger = hours > stream.retentionHours;
    if (
      hours < 24 ||
      hours > 8_760 ||
      (hours !== stream.retentionHours && isLonger !== (direction === 'increase'))
    ) {
      throw invalid(
        `RetentionPeriodHours of ${stream.retentionHours} cannot ${direction} to ${hours}.`,
      );
    }
    stream.retain(hours);
  }

  registerStreamConsumer(
    principal: Principal,
    streamArn: string,
    consumerName: string,
  ): ConsumerDescription {
    const stream = this.named(streamArn);
    this.require(principal, 'RegisterStreamConsumer', stream.part);
    const own = this.consumersOf(streamArn);
    if (own.some((each) => each.consumerName === consumerName)) {
      throw new AwsError('ResourceInUseException', 400, `Consumer ${consumerName} exists already.`);
    }
    if (own.length >= MOST_CONSUMERS) {
      throw new AwsError(
        'LimitExceededException',
        400,
        `A stream has ${MOST_CONSUMERS} consumers at most.`,
      );
    }
    const createdAt = this.world.clock.now();
    const consumerArn = `${streamArn}/consumer/${consumerName}:${Math.floor(createdAt / 1000)}`;
    this.consumers.set(consumerArn, { consumerName, consumerArn, streamArn, createdAt });
    return { consumerName, consumerArn, createdAt };
  }

  deregisterStreamConsumer(principal: Principal, consumerArn: string): void {
    const stream = this.streamOf(consumerArn);
    if (stream === undefined) throw notFound(`Consumer ${consumerArn}`);
    this.require(principal, 'DeregisterStreamConsumer', stream.part);
    this.consumers.delete(consumerArn);
  }

  listStreamConsumers(principal: Principal, streamArn: string): readonly ConsumerDescription[] {
    this.require(principal, 'ListStreamConsumers', this.named(streamArn).part);
    return this.consumersOf(streamArn);
  }

  private put(
    stream: LiveStream,
    record: RecordInput,
    uploads: readonly string[],
  ): PutRecordOutput | undefined {
    const shard = stream.shardFor(record);
    const bytes = record.data.length + Buffer.byteLength(record.partitionKey);
    if (!shard.mayWrite(this.world.clock.now(), bytes)) return undefined;
    const { sequenceNumber } = stream.append(shard, record, uploads);
    return { shardId: shard.shardId, sequenceNumber };
  }

  private described(principal: Principal, name: string, action: string): StreamDescription {
    const stream = this.named(name);
    this.require(principal, action, stream.part);
    return this.descriptionOf(stream);
  }

  private descriptionOf(stream: LiveStream): StreamDescription {
    const { streamName, streamArn, mode, encryptionKey } = stream.part;
    return {
      streamName,
      streamArn,
      mode,
      retentionHours: stream.retentionHours,
      openShardCount: stream.openShards.length,
      consumerCount: this.consumersOf(streamArn).length,
      encryptionType: encryptionKey === undefined ? 'NONE' : 'KMS',
      ...(encryptionKey === undefined ? {} : { keyId: encryptionKey.keyArn }),
      createdAt: this.createdAt,
      shards: stream.shards().map(describe),
    };
  }

  private consumersOf(streamArn: string): readonly ConsumerDescription[] {
    return [...this.consumers.values()].filter((each) => each.streamArn === streamArn);
  }

  private writable(
    principal: Principal,
    name: string,
    action: string,
    uploads: readonly string[],
  ): LiveStream {
    const stream = this.named(name);
    this.require(principal, action, stream.part, uploads);
    this.requireKey(principal, stream.part, 'kms:GenerateDataKey');
    return stream;
  }

  private resharded(principal: Principal, name: string, action: string): LiveStream {
    const stream = this.named(name);
    this.require(principal, action, stream.part);
    if (stream.part.mode === 'ON_DEMAND') {
      throw new AwsError(
        'ValidationException',
        400,
        `${action} is not for streams with ON_DEMAND capacity.`,
      );
    }
    return stream;
  }

  /** Chance, by the fault plan, for callers that are no administrators. */
  private mayBeThrottled(principal: Principal): void {
    const { faults, random } = this.world;
    if (principal.kind !== 'administrator' && random.chance(faults.throttle)) {
      throw new AwsError('ProvisionedThroughputExceededException', 400, 'Rate exceeded for shard.');
    }
  }

  private named(name: string): LiveStream {
    const stream = [...this.streams.values()].find(
      ({ part }) => part.streamArn === name || part.streamName === name,
    );
    if (stream === undefined) throw notFound(`Stream ${name}`);
    return stream;
  }

  private iterator({ part }: LiveStream, { shardId }: LiveShard, position: number): string {
    const { streamArn } = part;
    return writeIterator({ streamArn, shardId, position, at: this.world.clock.now() });
  }

  private allows(
    principal: Principal,
    action: string,
    part: StreamPart,
    resource = part.streamArn,
    uploads: readonly string[] = [],
  ): boolean {
    return this.world.guard.allows(principal, access(action, part, resource), uploads);
  }

  private require(
    principal: Principal,
    action: string,
    part: StreamPart,
    uploads: readonly string[] = [],
  ): void {
    const wanted = access(action, part, part.streamArn);
    this.world.guard.require(principal, wanted, 'AccessDeniedException', uploads);
  }

  private allowsKey(
    principal: Principal,
    { region, encryptionKey }: StreamPart,
    action: 'kms:GenerateDataKey' | 'kms:Decrypt',
    uploads: readonly string[] = [],
  ): boolean {
    const via = `kinesis.${region}.amazonaws.com`;
    return this.world.guard.allowsKey(principal, encryptionKey, [action], via, uploads);
  }

  private requireKey(
    principal: Principal,
    part: StreamPart,
    action: 'kms:GenerateDataKey' | 'kms:Decrypt',
  ): void {
    if (this.allowsKey(principal, part, action)) return;
    throw new AwsError('KMSAccessDeniedException', 400, `The key of ${part.streamName} is denied.`);
  }
}

function access(action: string, part: StreamPart, resource: string) {
  return {
    action: `kinesis:${action}`,
    resource,
    address: part.address,
    ...(part.policy === undefined ? {} : { resourcePolicy: part.policy }),
  };
}

function describe(shard: LiveShard): ShardDescription {
  const [parent, adjacent] = shard.parentShardIds;
  const { endingSequenceNumber } = shard;
  return {
    shardId: shard.shardId,
    ...(parent === undefined ? {} : { parentShardId: parent }),
    ...(adjacent === undefined ? {} : { adjacentParentShardId: adjacent }),
    startingHashKey: shard.range.start.toString(),
    endingHashKey: shard.range.end.toString(),
    startingSequenceNumber: shard.startingSequenceNumber,
    ...(endingSequenceNumber === undefined ? {} : { endingSequenceNumber }),
  };
}

function shardNamed(stream: LiveStream, shardId: string): LiveShard {
  const shard = stream.shards().find((each) => each.shardId === shardId);
  if (shard === undefined) throw notFound(`Shard ${shardId} in stream ${stream.part.streamName}`);
  return shard;
}

function openShard(stream: LiveStream, shardId: string): LiveShard {
  const shard = shardNamed(stream, shardId);
  if (shard.isClosed) {
    throw new AwsError('ResourceInUseException', 400, `Shard ${shardId} is closed.`);
  }
  return shard;
}

function checkRecord({ data, partitionKey, explicitHashKey }: RecordInput): void {
  if (partitionKey.length < 1 || partitionKey.length > 256) {
    throw new AwsError(
      'ValidationException',
      400,
      `PartitionKey must have 1 to 256 characters, got ${partitionKey.length}.`,
    );
  }
  if (data.length > MOST_RECORD_BYTES) {
    throw new AwsError(
      'ValidationException',
      400,
      `Data must have at most ${MOST_RECORD_BYTES} bytes, got ${data.length}.`,
    );
  }
  if (explicitHashKey !== undefined && (explicitHashKey < 0n || explicitHashKey > LAST_HASH_KEY)) {
    throw invalid('ExplicitHashKey must be between 0 and 2^128 - 1.');
  }
}

function throttled({ shardId }: LiveShard, { streamName, streamArn }: StreamPart): AwsError {
  return new AwsError(
    'ProvisionedThroughputExceededException',
    400,
    `Rate exceeded for shard ${shardId} in stream ${streamName} under account ${streamArn.split(':')[4] ?? ''}.`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgumentException', 400, message);
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', 400, `${what} not found.`);
}
