import type {
  IBucket,
  IGrantable,
  IKey,
  INotificationTarget,
  IQueue,
  ISubscriptionTarget,
  ITopic,
  Metric,
  NotificationDestination,
  PolicyStatement,
  QueueConsumer,
  Statistic,
  SubscriptionEndpoint,
} from '@archway/core';
import { environmentOf, onlyFrom, problemIf, recordHop, rejectProps } from '@archway/core';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { queueMetric } from './queue-metric';

/** What a queue can do once its identifiers are known. */
export abstract class QueueBase
  extends Construct
  implements IQueue, INotificationTarget, ISubscriptionTarget
{
  abstract readonly queueArn: string;
  abstract readonly queueUrl: string;
  abstract readonly queueName?: string;
  abstract readonly fifo: boolean;
  abstract readonly encryptionKey?: IKey;

  abstract addToResourcePolicy(statement: PolicyStatement): void;
  abstract addConsumer(consumer: QueueConsumer): void;
  abstract allowRedriveFrom(source: IQueue, sourceRetentionSeconds: number): void;

  /** The name that metrics carry. */
  protected abstract get metricName(): string;

  /** What must stand before a service can deliver here. */
  protected abstract get deliveryDependencies(): readonly IDependable[];

  grantSend(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['sqs:SendMessage'], resources: [this.queueArn] });
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    recordHop(grantee, { target: this });
  }

  grantConsume(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [this.queueArn],
    });
    this.encryptionKey?.grantDecrypt(grantee);
  }

  /** @throws for a FIFO queue, which S3 does not notify */
  bindNotification(bucket: IBucket): NotificationDestination {
    rejectProps(this, [
      problemIf(
        this.fifo,
        `fifo must be false where bucket '${bucket.node.path}' notifies, got true: S3 sends to standard queues only`,
      ),
    ]);
    this.allowDelivery('s3.amazonaws.com', bucket.bucketArn);
    return { kind: 'queue', arn: this.queueArn, dependencies: this.deliveryDependencies };
  }

  bindSubscription(topic: ITopic): SubscriptionEndpoint {
    this.allowDelivery('sns.amazonaws.com', topic.topicArn);
    return {
      protocol: 'sqs',
      endpointArn: this.queueArn,
      fifo: this.fifo,
      dependencies: this.deliveryDependencies,
    };
  }

  metricApproximateAgeOfOldestMessage(): Metric {
    return this.metric('ApproximateAgeOfOldestMessage', 'Maximum');
  }

  metricApproximateNumberOfMessagesVisible(): Metric {
    return this.metric('ApproximateNumberOfMessagesVisible', 'Maximum');
  }

  /** How many messages are received and not yet deleted. */
  metricApproximateNumberOfMessagesNotVisible(): Metric {
    return this.metric('ApproximateNumberOfMessagesNotVisible', 'Maximum');
  }

  /** How many messages were sent here. */
  metricNumberOfMessagesSent(): Metric {
    return this.metric('NumberOfMessagesSent', 'Sum');
  }

  /** How many messages were deleted. */
  metricNumberOfMessagesDeleted(): Metric {
    return this.metric('NumberOfMessagesDeleted', 'Sum');
  }

  private metric(name: string, statistic: Statistic): Metric {
    return queueMetric(this.metricName, name, statistic);
  }

  private allowDelivery(service: string, sourceArn: string): void {
    this.addToResourcePolicy({
      principals: { services: [service] },
      actions: ['sqs:SendMessage'],
      resources: [this.queueArn],
      conditions: onlyFrom(sourceArn, environmentOf(this).accountId),
    });
    this.encryptionKey?.allowService(service, sourceArn);
  }
}
