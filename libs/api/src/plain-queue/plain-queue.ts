import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { IGrantable, IQueue, Metric } from '@archway/core';
import { Construct } from 'constructs';

/** The least that specs here need of a queue: this library does not know the one of the messaging library. */
export class PlainQueue extends Construct implements IQueue {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly queueName: string;

  constructor(
    scope: Construct,
    id: string,
    readonly fifo = false,
  ) {
    super(scope, id);
    const resource = new SqsQueue(this, 'Default', fifo ? { fifoQueue: true } : {});
    this.queueArn = resource.arn;
    this.queueUrl = resource.url;
    this.queueName = resource.name;
  }

  grantSend(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['sqs:SendMessage'], resources: [this.queueArn] });
  }

  grantConsume(): void {
    throw new Error('nobody receives here');
  }

  addToResourcePolicy(): void {
    throw new Error('nobody is let in here');
  }

  addConsumer(): void {
    throw new Error('nobody receives here');
  }

  allowRedriveFrom(): void {
    throw new Error('no dead letters come here');
  }

  metricApproximateAgeOfOldestMessage(): Metric {
    throw new Error('nobody watches here');
  }

  metricApproximateNumberOfMessagesVisible(): Metric {
    throw new Error('nobody watches here');
  }
}
