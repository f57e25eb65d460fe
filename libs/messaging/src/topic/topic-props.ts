import type { IKey } from '@archway/core';
import type { DeliveryLogging } from './delivery-logging';

/** What only a FIFO topic has. */
export interface FifoTopicOptions {
  /**
   * Whether a message with the same body within five minutes counts as the same message.
   *
   * @default - false: publishers give a deduplication id
   */
  readonly contentBasedDeduplication?: boolean;

  /**
   * What the throughput quota and deduplication apply to. `MessageGroup` is high throughput.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-high-throughput.html
   * @default 'Topic'
   */
  readonly throughputScope?: 'MessageGroup' | 'Topic';

  /**
   * How long messages are kept for replay, in days, 1 to 365.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-archiving-replay.html
   * @default - not kept
   */
  readonly archiveRetentionDays?: number;
}

export interface TopicProps {
  /**
   * The name that mails and text messages show, up to 100 characters.
   *
   * @default - none
   */
  readonly displayName?: string;

  /**
   * A customer managed key for the messages while they wait. Rejected when it is the AWS managed `alias/aws/sns`: S3
   * and CloudWatch cannot publish to a topic that uses that, and say nothing.
   *
   * @default - no key: SNS encrypts its disks all the same
   */
  readonly encryptionKey?: IKey;

  /**
   * Keeps order and takes each message once. `true` is all of its defaults.
   *
   * @default false
   */
  readonly fifo?: FifoTopicOptions | boolean;

  /**
   * How envelopes are signed: 1 is SHA1, 2 is SHA256.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
   * @default 2
   */
  readonly signatureVersion?: 1 | 2;

  /**
   * Whether SNS adds segments of its own to X-Ray traces. X-Ray's resource policy in the account has to let SNS do so.
   * Rejected on a FIFO topic.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-active-tracing.html
   * @default - false: the trace of the publisher is passed on
   */
  readonly activeTracing?: boolean;

  /**
   * Writes to CloudWatch Logs what became of deliveries.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
   * @default - nothing is written
   */
  readonly deliveryLogging?: DeliveryLogging;
}
