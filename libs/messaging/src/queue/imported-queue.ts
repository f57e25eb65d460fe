import type { IKey, IQueue, PolicyStatement, QueueConsumer } from '@archway/core';
import {
  isOpen,
  problemIf,
  rejectProps,
  warnDeployedElsewhere,
  warnOfStatement,
} from '@archway/core';
import type { Construct, IDependable } from 'constructs';
import { QueueBase } from './queue-base';
import { recommendedSeconds } from './visibility-timeout';

/** What identifies a queue that others deploy. */
export interface QueueAttributes {
  readonly queueArn: string;
  readonly queueUrl: string;

  /**
   * The name that its metrics carry.
   *
   * @default - metrics are refused
   */
  readonly queueName?: string;

  /**
   * @default false
   */
  readonly fifo?: boolean;

  /**
   * The customer managed key that its messages are encrypted with.
   *
   * @default - SSE-SQS
   */
  readonly encryptionKey?: IKey;
}

/** A queue that others deploy: what it would have to change becomes a warning. */
export class ImportedQueue extends QueueBase {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly queueName?: string;
  readonly fifo: boolean;
  readonly encryptionKey?: IKey;
  protected readonly deliveryDependencies: readonly IDependable[] = [];

  constructor(scope: Construct, id: string, attributes: QueueAttributes) {
    super(scope, id);
    this.queueArn = attributes.queueArn;
    this.queueUrl = attributes.queueUrl;
    this.fifo = attributes.fifo ?? false;
    this.encryptionKey = attributes.encryptionKey;
    this.queueName = attributes.queueName;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }

  addConsumer(consumer: QueueConsumer): void {
    const seconds = recommendedSeconds(consumer);
    const rule =
      seconds === undefined
        ? `six times the timeout of '${consumer.path}' and its batching window`
        : `${seconds} seconds for '${consumer.path}'`;
    warnDeployedElsewhere(this, `its visibility timeout must be at least ${rule}`);
  }

  allowRedriveFrom(source: IQueue, sourceRetentionSeconds: number): void {
    const retention = isOpen(sourceRetentionSeconds) ? '' : ` of ${sourceRetentionSeconds} seconds`;
    warnDeployedElsewhere(
      this,
      `its redrive allow policy, if it has one, must name ${source.queueArn}, and it must keep messages for at least ` +
        `the retention${retention} of '${source.node.path}'`,
    );
  }

  protected get metricName(): string {
    rejectProps(this, [
      problemIf(
        this.queueName === undefined,
        'queueName must be given to fromQueueAttributes for metrics, got undefined',
      ),
    ]);
    return this.queueName ?? '';
  }
}
