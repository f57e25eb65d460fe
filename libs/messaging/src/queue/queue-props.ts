import type { IKey, IQueue } from '@archway/core';

/** What only a FIFO queue has. */
export interface FifoQueueOptions {
  /**
   * Whether a message with the same body within five minutes counts as the same message.
   *
   * @default - false: senders give a deduplication id
   */
  readonly contentBasedDeduplication?: boolean;

  /**
   * Where duplicates are looked for.
   *
   * @default 'queue'
   */
  readonly deduplicationScope?: 'messageGroup' | 'queue';

  /**
   * What the throughput quota applies to. `perMessageGroupId` is high throughput, and rejected unless
   * `deduplicationScope` is `messageGroup`.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
   * @default 'perQueue'
   */
  readonly throughputLimit?: 'perMessageGroupId' | 'perQueue';
}

/** The numbers are those of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html. */
export interface QueueProps {
  /**
   * Where a message goes after `maxReceiveCount` receives; `false` for nowhere, so that it is tried until its retention
   * ends and then lost. Rejected when one of the two queues is FIFO and the other is not, or when it keeps messages for
   * less time than this queue.
   *
   * @default - a new queue that keeps messages for 14 days and lets in this queue only
   */
  readonly deadLetterQueue?: IQueue | false;

  /**
   * How often a message is received before it goes to the dead-letter queue, 1 to 1000. Below five, a throttled Lambda
   * function can lose messages to the dead-letter queue that it never saw.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   * @default 5
   */
  readonly maxReceiveCount?: number;

  /**
   * How long a received message stays hidden, in seconds, 0 to 43200. Rejected below the timeout of a function that
   * consumes the queue, warned about below six times that and the batching window.
   *
   * @default - six times the longest consuming function's timeout and its batching window, 30 without one
   */
  readonly visibilityTimeoutSeconds?: number;

  /**
   * How long a message is kept when nobody deletes it, in seconds, 60 to 1209600 (14 days).
   *
   * @default 345600
   */
  readonly messageRetentionSeconds?: number;

  /**
   * How long a new message stays hidden, in seconds, 0 to 900.
   *
   * @default 0
   */
  readonly delaySeconds?: number;

  /**
   * How long a receive waits for a message to arrive, in seconds, 0 to 20.
   *
   * @default 20
   */
  readonly receiveWaitTimeSeconds?: number;

  /**
   * The largest message that is accepted, in bytes, 1024 to 262144. SQS itself takes up to 1 MiB, version 5 of
   * Terraform's AWS provider does not.
   *
   * @default 262144
   */
  readonly maximumMessageSizeBytes?: number;

  /**
   * A customer managed key for the messages of this queue and of the dead-letter queue that it makes. Rejected when it
   * is the AWS managed `alias/aws/sqs`: no service can deliver to a queue that uses that.
   *
   * @default - SSE-SQS, which costs nothing and lets every service deliver
   */
  readonly encryptionKey?: IKey;

  /**
   * How long SQS uses one data key before it asks KMS again, in seconds, 60 to 86400. Rejected without `encryptionKey`.
   *
   * @default 300
   */
  readonly dataKeyReusePeriodSeconds?: number;

  /**
   * Keeps order and takes each message once. `true` is all of its defaults.
   *
   * @default false
   */
  readonly fifo?: FifoQueueOptions | boolean;
}
