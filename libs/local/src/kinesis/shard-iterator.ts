import { AwsError } from '../aws-error/aws-error';
import type { IteratorPosition } from './kinesis-api';
import type { LiveShard } from './live-shard';

/** What an iterator stands for. */
export interface ShardPosition {
  readonly streamArn: string;
  readonly shardId: string;
  readonly position: number;
  /** When it was given out, in milliseconds. */
  readonly at: number;
}

export function writeIterator({ streamArn, shardId, position, at }: ShardPosition): string {
  return Buffer.from(JSON.stringify([streamArn, shardId, position, at])).toString('base64');
}

/** @throws AwsError for a text that is no iterator */
export function openIterator(text: string): ShardPosition {
  try {
    const [streamArn, shardId, position, at] = JSON.parse(
      Buffer.from(text, 'base64').toString('utf8'),
    ) as unknown[];
    if (typeof position === 'number' && typeof at === 'number') {
      return { streamArn: String(streamArn), shardId: String(shardId), position, at };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new AwsError('InvalidArgumentException', 400, 'Invalid ShardIterator.');
}

/** The position in a shard at which an iterator begins. */
export function positionFor(shard: LiveShard, from: IteratorPosition): number {
  switch (from.type) {
    case 'TRIM_HORIZON':
      return shard.first;
    case 'LATEST':
      return shard.end;
    case 'AT_TIMESTAMP':
      return shard.log.firstWhere(({ arrivedAt }) => arrivedAt >= from.at);
    default: {
      const number = numberOf(from.sequenceNumber);
      return shard.log.firstWhere(({ sequenceNumber }) =>
        from.type === 'AT_SEQUENCE_NUMBER'
          ? BigInt(sequenceNumber) >= number
          : BigInt(sequenceNumber) > number,
      );
    }
  }
}

function numberOf(sequenceNumber: string): bigint {
  if (/^\d{1,128}$/.test(sequenceNumber)) return BigInt(sequenceNumber);
  throw new AwsError(
    'InvalidArgumentException',
    400,
    `StartingSequenceNumber ${sequenceNumber} is invalid.`,
  );
}
