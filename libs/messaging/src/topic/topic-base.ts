import type {
  IAlarmAction,
  IBucket,
  IGrantable,
  IKey,
  INotificationTarget,
  ISubscriptionTarget,
  ITopic,
  Metric,
  NotificationDestination,
  PolicyStatement,
  Statistic,
} from '@archway/core';
import { environmentOf, onlyFrom, problemIf, recordHop, rejectProps } from '@archway/core';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import type {
  EmailSubscriptionOptions,
  HttpsSubscriptionOptions,
} from '../subscription/outside-subscription';
import { EmailSubscription, HttpsSubscription } from '../subscription/outside-subscription';
import type { SubscriptionOptions } from '../subscription/subscription';
import { Subscription } from '../subscription/subscription';

/** What a topic can do once its identifiers are known. */
export abstract class TopicBase
  extends Construct
  implements ITopic, INotificationTarget, IAlarmAction
{
  abstract readonly topicArn: string;
  abstract readonly fifo: boolean;
  abstract readonly encryptionKey?: IKey;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  /** The name that metrics carry. */
  protected abstract get metricName(): string;

  /** What must stand before a service can publish here. */
  protected abstract get publishDependencies(): readonly IDependable[];

  /**
   * Sends what is published here to `target`.
   *
   * The subscription's id is that of the target, so that its address stays when others come and go.
   */
  addSubscription(target: ISubscriptionTarget, options: SubscriptionOptions = {}): Subscription {
    const id = options.id ?? target.node.id;
    rejectProps(this, [
      problemIf(
        this.node.tryFindChild(id) !== undefined,
        `subscription '${target.node.path}' must have an id of its own, got '${id}' again: give another id`,
      ),
    ]);
    return new Subscription(this, id, { ...options, topic: this, target });
  }

  /** Sends a mail for each message, once its reader has confirmed. */
  addEmailSubscription(id: string, options: EmailSubscriptionOptions): EmailSubscription {
    return new EmailSubscription(this, id, this, options);
  }

  /** Posts each message to an HTTPS endpoint, once it has confirmed. */
  addHttpsSubscription(id: string, options: HttpsSubscriptionOptions): HttpsSubscription {
    return new HttpsSubscription(this, id, this, options);
  }

  grantPublish(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['sns:Publish'], resources: [this.topicArn] });
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    recordHop(grantee, { target: this });
  }

  /** Allows `grantee` to subscribe endpoints of its own, and to unsubscribe them. */
  grantSubscribe(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['sns:Subscribe'], resources: [this.topicArn] });
    grantee.addToIdentityPolicy({
      actions: ['sns:Unsubscribe'],
      resources: [`${this.topicArn}:*`],
    });
  }

  /** @throws for a FIFO topic, which S3 does not notify */
  bindNotification(bucket: IBucket): NotificationDestination {
    rejectProps(this, [
      problemIf(
        this.fifo,
        `fifo must be false where bucket '${bucket.node.path}' notifies, got true: S3 publishes to standard topics only`,
      ),
    ]);
    this.allowPublish('s3.amazonaws.com', bucket.bucketArn);
    return { kind: 'topic', arn: this.topicArn, dependencies: this.publishDependencies };
  }

  bindAlarm(alarmArn: string): { readonly actionArn: string } {
    this.allowPublish('cloudwatch.amazonaws.com', alarmArn);
    return { actionArn: this.topicArn };
  }

  /** How many messages were published here. */
  metricNumberOfMessagesPublished(): Metric {
    return this.metric('NumberOfMessagesPublished', 'Sum');
  }

  /** How many messages could not be delivered, retries included. */
  metricNumberOfNotificationsFailed(): Metric {
    return this.metric('NumberOfNotificationsFailed', 'Sum');
  }

  /** How many messages went to a subscription's dead-letter queue. */
  metricNumberOfNotificationsRedrivenToDlq(): Metric {
    return this.metric('NumberOfNotificationsRedrivenToDlq', 'Sum');
  }

  /** How many messages were lost because a subscription's dead-letter queue did not take them. */
  metricNumberOfNotificationsFailedToRedriveToDlq(): Metric {
    return this.metric('NumberOfNotificationsFailedToRedriveToDlq', 'Sum');
  }

  private metric(metricName: string, statistic: Statistic): Metric {
    const dimensions = { TopicName: this.metricName };
    return { namespace: 'AWS/SNS', metricName, dimensions, statistic };
  }

  private allowPublish(service: string, sourceArn: string): void {
    this.addToResourcePolicy({
      principals: { services: [service] },
      actions: ['sns:Publish'],
      resources: [this.topicArn],
      conditions: onlyFrom(sourceArn, environmentOf(this).accountId),
    });
    this.encryptionKey?.allowService(service, sourceArn);
  }
}
