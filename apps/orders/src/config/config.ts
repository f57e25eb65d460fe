import type { AwsStackProps, LogRetentionDays } from '@archway/core';
import { notMatching, notOneOf, notWhole, outOfRange, problemIf, reject } from '@archway/core';

export const QUEUE_KINDS = ['fair', 'fifo', 'standard'] as const;

export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Everything in which one stage differs from another. */
export interface OrdersConfig {
  readonly stack: AwsStackProps;
  /** The VPC's block. */
  readonly cidrBlock: string;
  /** How few workers there are, 0 to 100; 0 for none while no order waits. */
  readonly minimumWorkers: number;
  /** How many workers there are at most, 1 to 100. */
  readonly maximumWorkers: number;
  /** How long an order may wait, in seconds, 1 to 3600. The number of workers follows from it. */
  readonly acceptableLatencySeconds: number;
  /** How many of the tasks beyond the first run on Spot: of each four, 0 to 4. */
  readonly spotOfFour: number;
  /** The age at which the oldest order raises an alarm, in seconds, above the acceptable latency. */
  readonly oldestOrderSeconds: number;
  /**
   * How orders wait. `fair`: only a caller who sends many orders waits longer, and the others do not; SQS charges more for
   * such requests. `fifo`: the orders of a caller are accepted in the order in which they came. Another kind is another
   * queue: let the old one run empty first.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
   * @default 'standard'
   */
  readonly queueKind?: QueueKind;
  /** How long logs are kept, in days; one of the periods that CloudWatch offers. */
  readonly logRetentionDays: LogRetentionDays;
  /**
   * Who gets a mail for each order. AWS asks the address first.
   *
   * @default - nobody
   */
  readonly mailAddress?: string;
  /**
   * The topic that alarms go to.
   *
   * @default - a topic of this stack, whose ARN is an output: subscribe to it
   */
  readonly alarmTopicArn?: string;
  /**
   * Whether `destroy` may delete the tables, the archive and the images.
   *
   * @default false
   */
  readonly deleteDataOnDestroy?: boolean;
}

/**
 * Returns the configuration when it can be deployed.
 *
 * @throws one error that names every value that is wrong
 */
export function checked(config: OrdersConfig): OrdersConfig {
  const { minimumWorkers, maximumWorkers } = config;
  reject(`Configuration '${config.stack.stage}'`, [
    notWhole('minimumWorkers', minimumWorkers, 0, 100),
    notWhole('maximumWorkers', maximumWorkers, 1, 100),
    problemIf(
      minimumWorkers > maximumWorkers,
      `minimumWorkers must not be above maximumWorkers ${maximumWorkers}, got ${minimumWorkers}`,
    ),
    outOfRange('acceptableLatencySeconds', config.acceptableLatencySeconds, 1, 3_600),
    notOneOf('queueKind', config.queueKind, QUEUE_KINDS),
    notWhole('spotOfFour', config.spotOfFour, 0, 4),
    notWhole(
      'oldestOrderSeconds',
      config.oldestOrderSeconds,
      config.acceptableLatencySeconds + 1,
      1_209_600,
    ),
    notMatching('mailAddress', config.mailAddress, /^[^@\s]+@[^@\s]+$/, 'a mail address'),
    notMatching('alarmTopicArn', config.alarmTopicArn, /^arn:[^:]+:sns:/, 'the ARN of a topic'),
  ]);
  return config;
}
