import type { IConstruct } from 'constructs';
import type { Metric } from '../metric/metric';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** What reads a queue: how long it may hold the messages of one batch. */
export interface QueueConsumer {
  /** How errors and warnings call it. */
  readonly path: string;
  /** How long it may work on one batch, in seconds; unknown for a function that others deploy. */
  readonly timeoutSeconds?: number;
  /** How long a batch is gathered before the work begins, in seconds. */
  readonly maximumBatchingWindowSeconds: number;
}

/** A queue, of this app or another. */
export interface IQueue extends IConstruct {
  readonly queueArn: string;
  readonly queueUrl: string;
  /** Unknown for a queue that others deploy, unless it was given. */
  readonly queueName?: string;
  readonly fifo: boolean;
  /** The key that messages are encrypted with, where it is not the queue's own. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to send messages. */
  grantSend(grantee: IGrantable): void;

  /** Allows `grantee` to receive and delete messages. */
  grantConsume(grantee: IGrantable): void;

  /**
   * Adds a statement to the queue's only policy. A queue that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;

  /**
   * Learns of a consumer, so that messages stay hidden while it works on them.
   *
   * @throws when the queue's visibility timeout is below the consumer's timeout: AWS refuses such a mapping
   */
  addConsumer(consumer: QueueConsumer): void;

  /**
   * Lets `source` use this queue as its dead-letter queue.
   *
   * @throws when this queue keeps messages for less time than `source`: a message's age goes on counting when it moves
   */
  allowRedriveFrom(source: IQueue, sourceRetentionSeconds: number): void;

  /** The age of the oldest message that nobody has deleted, in seconds. */
  metricApproximateAgeOfOldestMessage(): Metric;

  /** How many messages can be received. */
  metricApproximateNumberOfMessagesVisible(): Metric;
}
