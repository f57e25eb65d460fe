import type { QueueConsumer } from '@archway/core';
import { isOpen } from '@archway/core';

/** SQS's own default, in seconds. */
export const DEFAULT_VISIBILITY_TIMEOUT_SECONDS = 30;

/**
 * How long a message has to stay hidden for one consumer, in seconds: six times its timeout, so that Lambda can retry a
 * throttled batch, and the time in which the batch is gathered. `undefined` where the timeout is unknown.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function recommendedSeconds(consumer: QueueConsumer): number | undefined {
  const { timeoutSeconds, maximumBatchingWindowSeconds } = consumer;
  if (isOpen(timeoutSeconds) || isOpen(maximumBatchingWindowSeconds)) return undefined;
  return 6 * timeoutSeconds + maximumBatchingWindowSeconds;
}

/** The visibility timeout that fits every consumer; `undefined` where no timeout is known. */
export function visibilityTimeoutFor(consumers: readonly QueueConsumer[]): number | undefined {
  const known = consumers.map(recommendedSeconds).filter((seconds) => seconds !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
