import { AwsError } from '../../aws-error/aws-error';
import type {
  IteratorPosition,
  KinesisApi,
  ShardDescription,
  StreamDescription,
} from '../../kinesis/kinesis-api';
import type { RecordInput } from '../../kinesis/live-stream';
import { isRecord } from '../../pattern/pattern';
import type { Principal } from '../../principal/principal';
import type { Answer, Call } from '../call/call';
import {
  jsonAnswer,
  jsonBody,
  jsonRefusal,
  notServed,
  targetOf,
  textIn,
} from '../json/json-answer';
import type { Service } from '../service/service';

type Input = Readonly<Record<string, unknown>>;
type Operation = (kinesis: KinesisApi, principal: Principal, input: Input) => object;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  PutRecord: (kinesis, principal, input) => {
    const { shardId, sequenceNumber } = kinesis.putRecord(
      principal,
      streamIn(input),
      recordIn(input),
    );
    return { ShardId: shardId, SequenceNumber: sequenceNumber };
  },
  PutRecords: (kinesis, principal, input) => {
    const records = listIn(input, 'Records').map(recordIn);
    const results = kinesis.putRecords(principal, streamIn(input), records);
    return {
      FailedRecordCount: results.filter((result) => 'errorCode' in result).length,
      Records: results.map((result) =>
        'errorCode' in result
          ? { ErrorCode: result.errorCode, ErrorMessage: result.errorMessage }
          : { ShardId: result.shardId, SequenceNumber: result.sequenceNumber },
      ),
    };
  },
  GetShardIterator: (kinesis, principal, input) => ({
    ShardIterator: kinesis.getShardIterator(
      principal,
      streamIn(input),
      required(input, 'ShardId'),
      positionIn(input),
    ),
  }),
  GetRecords: (kinesis, principal, input) => {
    const read = kinesis.getRecords(
      principal,
      required(input, 'ShardIterator'),
      numberIn(input, 'Limit'),
    );
    return {
      Records: read.records.map(({ sequenceNumber, partitionKey, data, arrivedAt }) => ({
        SequenceNumber: sequenceNumber,
        PartitionKey: partitionKey,
        Data: data.toString('base64'),
        ApproximateArrivalTimestamp: arrivedAt / 1000,
      })),
      NextShardIterator: read.nextShardIterator,
      MillisBehindLatest: read.millisBehindLatest,
      ...(read.childShards.length === 0 ? {} : { ChildShards: read.childShards.map(shard) }),
    };
  },
  ListShards: (kinesis, principal, input) => ({
    Shards: kinesis.listShards(principal, streamIn(input)).map(shard),
  }),
  ListStreams: (kinesis, principal) => {
    const streams = kinesis.listStreams(principal);
    return {
      HasMoreStreams: false,
      StreamNames: streams.map(({ streamName }) => streamName),
      StreamSummaries: streams.map(summary),
    };
  },
  DescribeStream: (kinesis, principal, input) => {
    const stream = kinesis.describeStream(principal, streamIn(input));
    return {
      StreamDescription: {
        ...summary(stream),
        HasMoreShards: false,
        Shards: stream.shards.map(shard),
      },
    };
  },
  DescribeStreamSummary: (kinesis, principal, input) => {
    const stream = kinesis.describeStreamSummary(principal, streamIn(input));
    const { openShardCount: OpenShardCount, consumerCount: ConsumerCount } = stream;
    return { StreamDescriptionSummary: { ...summary(stream), OpenShardCount, ConsumerCount } };
  },
  SplitShard: (kinesis, principal, input) => {
    const at = hashKeyIn(input, 'NewStartingHashKey');
    kinesis.splitShard(principal, streamIn(input), required(input, 'ShardToSplit'), at ?? 0n);
    return {};
  },
  MergeShards: (kinesis, principal, input) => {
    const [one, other] = ['ShardToMerge', 'AdjacentShardToMerge'].map((name) =>
      required(input, name),
    );
    kinesis.mergeShards(principal, streamIn(input), one ?? '', other ?? '');
    return {};
  },
  UpdateShardCount: (kinesis, principal, input) => {
    const count = numberIn(input, 'TargetShardCount') ?? 0;
    kinesis.updateShardCount(principal, streamIn(input), count);
    return { StreamName: textIn(input, 'StreamName'), TargetShardCount: count };
  },
  IncreaseStreamRetentionPeriod: (kinesis, principal, input) => {
    const hours = numberIn(input, 'RetentionPeriodHours') ?? 0;
    kinesis.changeRetention(principal, streamIn(input), hours, 'increase');
    return {};
  },
  DecreaseStreamRetentionPeriod: (kinesis, principal, input) => {
    const hours = numberIn(input, 'RetentionPeriodHours') ?? 0;
    kinesis.changeRetention(principal, streamIn(input), hours, 'decrease');
    return {};
  },
  RegisterStreamConsumer: (kinesis, principal, input) => {
    const arn = required(input, 'StreamARN');
    return {
      Consumer: consumer(
        kinesis.registerStreamConsumer(principal, arn, required(input, 'ConsumerName')),
      ),
    };
  },
  DeregisterStreamConsumer: (kinesis, principal, input) => {
    kinesis.deregisterStreamConsumer(principal, required(input, 'ConsumerARN'));
    return {};
  },
  ListStreamConsumers: (kinesis, principal, input) => ({
    Consumers: kinesis.listStreamConsumers(principal, required(input, 'StreamARN')).map(consumer),
  }),
};

export const KINESIS_OPERATIONS: readonly string[] = Object.keys(OPERATIONS).sort();

/** Kinesis Data Streams in its AWS JSON 1.1 protocol. */
export class KinesisService implements Service {
  constructor(private readonly kinesis: KinesisApi) {}

  answer(call: Call): Answer {
    const operation = targetOf(call);
    const run = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (run === undefined) throw notServed('Kinesis', operation);
    return jsonAnswer(200, run(this.kinesis, call.principal, jsonBody(call)));
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }
}

function streamIn(input: Input): string {
  return textIn(input, 'StreamARN') ?? required(input, 'StreamName');
}

function recordIn(input: Input): RecordInput {
  const explicitHashKey = hashKeyIn(input, 'ExplicitHashKey');
  return {
    data: Buffer.from(textIn(input, 'Data') ?? '', 'base64'),
    partitionKey: required(input, 'PartitionKey'),
    ...(explicitHashKey === undefined ? {} : { explicitHashKey }),
  };
}

function positionIn(input: Input): IteratorPosition {
  const type = required(input, 'ShardIteratorType');
  switch (type) {
    case 'TRIM_HORIZON':
    case 'LATEST':
      return { type };
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      return { type, sequenceNumber: required(input, 'StartingSequenceNumber') };
    case 'AT_TIMESTAMP':
      return { type, at: (numberIn(input, 'Timestamp') ?? 0) * 1000 };
    default:
      throw new AwsError('InvalidArgumentException', 400, `ShardIteratorType ${type} is invalid.`);
  }
}

function shard(description: ShardDescription): object {
  return {
    ShardId: description.shardId,
    ParentShardId: description.parentShardId,
    AdjacentParentShardId: description.adjacentParentShardId,
    HashKeyRange: {
      StartingHashKey: description.startingHashKey,
      EndingHashKey: description.endingHashKey,
    },
    SequenceNumberRange: {
      StartingSequenceNumber: description.startingSequenceNumber,
      EndingSequenceNumber: description.endingSequenceNumber,
    },
  };
}

function summary(stream: StreamDescription): object {
  return {
    StreamName: stream.streamName,
    StreamARN: stream.streamArn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: stream.mode },
    RetentionPeriodHours: stream.retentionHours,
    StreamCreationTimestamp: stream.createdAt / 1000,
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: stream.encryptionType,
    KeyId: stream.keyId,
  };
}

function consumer(description: {
  readonly consumerName: string;
  readonly consumerArn: string;
  readonly createdAt: number;
}): object {
  return {
    ConsumerName: description.consumerName,
    ConsumerARN: description.consumerArn,
    ConsumerStatus: 'ACTIVE',
    ConsumerCreationTimestamp: description.createdAt / 1000,
  };
}

function required(input: Input, name: string): string {
  const value = textIn(input, name);
  if (value !== undefined) return value;
  throw new AwsError('ValidationException', 400, `${name} must be a text.`);
}

function numberIn(input: Input, name: string): number | undefined {
  const value = input[name];
  return typeof value === 'number' ? value : undefined;
}

function hashKeyIn(input: Input, name: string): bigint | undefined {
  const value = textIn(input, name);
  if (value === undefined) return undefined;
  if (/^(?:0|[1-9]\d{0,38})$/.test(value)) return BigInt(value);
  throw new AwsError('InvalidArgumentException', 400, `${name} must be a number, got ${value}.`);
}

function listIn(input: Input, name: string): readonly Input[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
