import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { Principal } from '../principal/principal';
import type { Json } from './dynamodb-api';
import { notFound } from './dynamodb-error';
import { textIn } from './operations/input';
import { keySchema } from './operations/describe';
import type { StreamRecord, StreamShard } from '../streams/stream-source';
import type { TableStream } from './table/table-stream';
import { validation } from './value/validation';

/** "GetRecords": the most records of one call. */
const MOST_RECORDS = 1000;

/** DynamoDB Streams for clients that read a stream themselves. */
export class DynamoDbStreams {
  constructor(
    private readonly world: World,
    private readonly streams: () => readonly TableStream[],
  ) {}

  call(principal: Principal, operation: string, input: Json): Json {
    switch (operation) {
      case 'ListStreams':
        return this.list(principal, input);
      case 'DescribeStream':
        return this.describe(principal, input);
      case 'GetShardIterator':
        return this.iterator(principal, input);
      case 'GetRecords':
        return this.records(principal, input);
      default:
        throw new AwsError(
          'UnknownOperationException',
          400,
          `The local run does not serve DynamoDB Streams ${operation}.`,
        );
    }
  }

  private list(principal: Principal, input: Json): Json {
    this.require(principal, 'ListStreams', '*', 'DynamoDB Streams');
    const tableName = textIn(input, 'TableName');
    return {
      Streams: this.streams()
        .filter(({ part }) => tableName === undefined || part.tableName === tableName)
        .map(({ streamArn, part }) => ({
          StreamArn: streamArn,
          TableName: part.tableName,
          StreamLabel: streamArn.split('/').at(-1),
        })),
    };
  }

  private describe(principal: Principal, input: Json): Json {
    const stream = this.named(textIn(input, 'StreamArn'));
    this.require(principal, 'DescribeStream', stream.streamArn, stream.part.address);
    const { part, streamArn } = stream;
    return {
      StreamDescription: {
        StreamArn: streamArn,
        StreamLabel: streamArn.split('/').at(-1),
        StreamStatus: 'ENABLED',
        StreamViewType: part.stream?.viewType,
        TableName: part.tableName,
        KeySchema: keySchema(part),
        Shards: stream.shards().map(({ shardId }) => ({
          ShardId: shardId,
          SequenceNumberRange: { StartingSequenceNumber: `1${'0'.repeat(20)}` },
        })),
      },
    };
  }

  private iterator(principal: Principal, input: Json): Json {
    const stream = this.named(textIn(input, 'StreamArn'));
    this.require(principal, 'GetShardIterator', stream.streamArn, stream.part.address);
    const [shard] = stream.shards();
    const sequence = textIn(input, 'SequenceNumber') ?? '';
    const from = positionOf(shard, textIn(input, 'ShardIteratorType'), sequence);
    return { ShardIterator: iteratorOf(stream.streamArn, from) };
  }

  private records(principal: Principal, input: Json): Json {
    const [streamArn, from] = readIterator(textIn(input, 'ShardIterator') ?? '');
    const stream = this.named(streamArn);
    this.require(principal, 'GetRecords', stream.streamArn, stream.part.address);
    const limit = typeof input['Limit'] === 'number' ? input['Limit'] : MOST_RECORDS;
    const [shard] = stream.shards();
    const position = Math.max(from, shard?.first ?? 0);
    const next = Math.min(position + Math.min(limit, MOST_RECORDS), shard?.end ?? position);
    const found: StreamRecord[] = [];
    for (let at = position; at < next; at += 1) found.push(shard?.at(at) as StreamRecord);
    return {
      // Only Lambda puts the stream's ARN on a record.
      Records: found.map(({ event }) =>
        Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'eventSourceARN')),
      ),
      NextShardIterator: iteratorOf(stream.streamArn, next),
    };
  }

  private named(streamArn: string | undefined): TableStream {
    const stream = this.streams().find((each) => each.streamArn === streamArn);
    if (stream === undefined) throw notFound();
    return stream;
  }

  private require(principal: Principal, name: string, resource: string, address: string): void {
    const access = { action: `dynamodb:${name}`, resource, address };
    this.world.guard.require(principal, access, 'AccessDeniedException');
  }
}

function positionOf(
  shard: StreamShard | undefined,
  type: string | undefined,
  sequence: string,
): number {
  if (shard === undefined) return 0;
  if (type === 'TRIM_HORIZON') return shard.first;
  if (type === 'LATEST') return shard.end;
  for (let at = shard.first; at < shard.end; at += 1) {
    const own = shard.at(at)?.sequenceNumber ?? '';
    if (own > sequence || (own === sequence && type === 'AT_SEQUENCE_NUMBER')) return at;
  }
  return shard.end;
}

function iteratorOf(streamArn: string, position: number): string {
  return Buffer.from(JSON.stringify([streamArn, position])).toString('base64url');
}

function readIterator(text: string): readonly [streamArn: string, position: number] {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, number];
  } catch {
    throw validation('Invalid ShardIterator');
  }
}
