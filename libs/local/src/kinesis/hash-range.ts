import { createHash } from 'node:crypto';

/** Hash keys of partition keys are unsigned integers of 128 bits. */
export const LAST_HASH_KEY = 2n ** 128n - 1n;

/** The hash keys of one shard, both ends included. */
export interface HashRange {
  readonly start: bigint;
  readonly end: bigint;
}

/** Where a partition key lies: its MD5 digest as a number. */
export function hashKeyOf(partitionKey: string): bigint {
  return BigInt(`0x${createHash('md5').update(partitionKey, 'utf8').digest('hex')}`);
}

export function holds({ start, end }: HashRange, hashKey: bigint): boolean {
  return hashKey >= start && hashKey <= end;
}

/** All hash keys in so many ranges of one size. */
export function evenRanges(count: number): readonly HashRange[] {
  const size = (LAST_HASH_KEY + 1n) / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    start: size * BigInt(index),
    end: index === count - 1 ? LAST_HASH_KEY : size * BigInt(index + 1) - 1n,
  }));
}
