import type { SubscriptionPart, TopicPart } from '../architecture/architecture';
import { AwsError } from '../aws-error/aws-error';
import { copies, jitter, serviceFor, type World } from '../engine/world';
import type { Principal, ServicePrincipal } from '../principal/principal';
import type { MessageAttributes } from '../sqs/sqs-api';
import type { Sqs } from '../sqs/sqs';
import { envelope, lambdaEvent, type Notification } from './envelope';
import { wants } from './filter-policy';
import { HttpEndpoints } from './http-endpoints';
import type { ListedSubscription, PublishInput, SnsApi } from './sns-api';

/** "Publish": bytes of message and attributes. */
const LONGEST_MESSAGE_BYTES = 262_144;

/** Calls a function for a service, without waiting for it; false where it may not be called. */
export type InvokeAsync = (
  principal: Principal,
  functionArn: string,
  event: unknown,
  uploads: readonly string[],
) => boolean;

/** SNS: topics and subscriptions of the Terraform, with filters, raw delivery and dead letters. */
export class Sns implements SnsApi {
  /** Subscribers by HTTP. */
  readonly endpoints: HttpEndpoints;
  private readonly topics: ReadonlyMap<string, TopicPart>;

  constructor(
    private readonly world: World,
    topics: readonly TopicPart[],
    private readonly subscriptions: readonly SubscriptionPart[],
    private readonly sqs: Sqs,
    private readonly invokeAsync: InvokeAsync,
  ) {
    this.endpoints = new HttpEndpoints(
      world,
      subscriptions.filter(({ protocol }) => protocol.startsWith('http')),
    );
    this.topics = new Map(topics.map((topic) => [topic.topicArn, topic]));
  }

  /** @param uploads what the message belongs to, where that does not follow from who publishes it */
  publish(
    principal: Principal,
    input: PublishInput,
    uploads = this.world.uploadsOf(principal),
  ): { readonly messageId: string } {
    const topic = this.topic(input.topicArn);
    if (!this.mayPublish(principal, input.topicArn)) {
      throw new AwsError(
        'AuthorizationError',
        403,
        `not authorized to perform: SNS:Publish on resource: ${input.topicArn}`,
      );
    }
    return this.accept(topic, input, uploads);
  }

  /** Publishes for another service; undefined where a policy denies it. */
  deliver(
    principal: Principal,
    input: PublishInput,
    uploads: readonly string[],
  ): { readonly messageId: string } | undefined {
    const topic = this.topics.get(input.topicArn);
    if (topic === undefined || !this.mayPublish(principal, input.topicArn, uploads)) {
      return undefined;
    }
    return this.accept(topic, input, uploads);
  }

  /** Whether somebody may publish; a denial goes on the trace. */
  mayPublish(principal: Principal, topicArn: string, uploads: readonly string[] = []): boolean {
    const topic = this.topics.get(topicArn);
    if (topic === undefined) return false;
    const { guard } = this.world;
    return (
      guard.allows(
        principal,
        {
          action: 'sns:Publish',
          resource: topicArn,
          address: topic.address,
          ...(topic.policy === undefined ? {} : { resourcePolicy: topic.policy }),
        },
        uploads,
      ) &&
      guard.allowsKey(
        principal,
        topic.encryptionKey,
        ['kms:GenerateDataKey', 'kms:Decrypt'],
        `sns.${topic.region}.amazonaws.com`,
        uploads,
      )
    );
  }

  /** Whether what a topic's subscription needs is there; each denial goes on the trace. */
  checkSubscriptions(
    mayInvoke: (principal: ServicePrincipal, functionArn: string) => boolean,
  ): void {
    for (const subscription of this.subscriptions) {
      const principal = this.principalOf(subscription);
      if (subscription.protocol === 'sqs') this.sqs.mayDeliver(principal, subscription.endpoint);
      if (subscription.protocol === 'lambda') mayInvoke(principal, subscription.endpoint);
      if (subscription.deadLetterTargetArn !== undefined) {
        this.sqs.mayDeliver(principal, subscription.deadLetterTargetArn);
      }
    }
  }

  listTopics(principal: Principal): readonly string[] {
    this.world.guard.require(
      principal,
      { action: 'sns:ListTopics', resource: '*', address: 'SNS' },
      'AuthorizationError',
    );
    return [...this.topics.keys()];
  }

  listSubscriptionsByTopic(
    principal: Principal,
    input: { readonly topicArn: string },
  ): readonly ListedSubscription[] {
    const topic = this.topic(input.topicArn);
    this.requireOf(principal, 'sns:ListSubscriptionsByTopic', topic);
    return this.subscriptions
      .filter(({ topicArn }) => topicArn === input.topicArn)
      .map((subscription) => this.listed(subscription));
  }

  listSubscriptions(principal: Principal): readonly ListedSubscription[] {
    this.world.guard.require(
      principal,
      { action: 'sns:ListSubscriptions', resource: '*', address: 'SNS' },
      'AuthorizationError',
    );
    return this.subscriptions.map((subscription) => this.listed(subscription));
  }

  getTopicAttributes(
    principal: Principal,
    input: { readonly topicArn: string },
  ): Readonly<Record<string, string>> {
    const topic = this.topic(input.topicArn);
    this.requireOf(principal, 'sns:GetTopicAttributes', topic);
    const own = this.subscriptions.filter(({ topicArn }) => topicArn === topic.topicArn);
    const pending = own.filter((subscription) => !this.isConfirmed(subscription)).length;
    const { policy, encryptionKey } = topic;
    return {
      TopicArn: topic.topicArn,
      Owner: this.world.accountId,
      DisplayName: '',
      SubscriptionsConfirmed: String(own.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: '0',
      ...(policy === undefined ? {} : { Policy: JSON.stringify(policy.document) }),
      ...(encryptionKey === undefined ? {} : { KmsMasterKeyId: encryptionKey.keyArn }),
      ...(topic.topicName.endsWith('.fifo') ? { FifoTopic: 'true' } : {}),
    };
  }

  getSubscriptionAttributes(
    principal: Principal,
    input: { readonly subscriptionArn: string },
  ): Readonly<Record<string, string>> {
    const found = this.subscriptions.find(
      ({ subscriptionArn }) => subscriptionArn === input.subscriptionArn,
    );
    if (found === undefined) throw new AwsError('NotFound', 404, 'Subscription does not exist');
    this.requireOf(principal, 'sns:GetSubscriptionAttributes', this.topic(found.topicArn));
    const { filterPolicy, filterPolicyScope, deadLetterTargetArn } = found;
    return {
      SubscriptionArn: found.subscriptionArn,
      TopicArn: found.topicArn,
      Protocol: found.protocol,
      Endpoint: found.endpoint,
      Owner: this.world.accountId,
      RawMessageDelivery: String(found.rawMessageDelivery),
      PendingConfirmation: String(!this.isConfirmed(found)),
      ...(filterPolicy === undefined
        ? {}
        : { FilterPolicy: JSON.stringify(filterPolicy), FilterPolicyScope: filterPolicyScope }),
      ...(deadLetterTargetArn === undefined
        ? {}
        : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn }) }),
    };
  }

  confirmSubscription({ topicArn, token }: Parameters<SnsApi['confirmSubscription']>[0]): {
    readonly subscriptionArn: string;
  } {
    const subscriptionArn = this.endpoints.confirm(topicArn, token);
    if (subscriptionArn !== undefined) return { subscriptionArn };
    throw new AwsError('InvalidParameter', 400, 'Invalid parameter: Token');
  }

  private isConfirmed(subscription: SubscriptionPart): boolean {
    return !subscription.protocol.startsWith('http') || this.endpoints.isConfirmed(subscription);
  }

  private listed(subscription: SubscriptionPart): ListedSubscription {
    const { subscriptionArn, topicArn, protocol, endpoint } = subscription;
    return {
      subscriptionArn: this.isConfirmed(subscription) ? subscriptionArn : 'PendingConfirmation',
      topicArn,
      protocol,
      endpoint,
      owner: this.world.accountId,
    };
  }

  private requireOf(principal: Principal, action: string, topic: TopicPart): void {
    this.world.guard.require(
      principal,
      {
        action,
        resource: topic.topicArn,
        address: topic.address,
        ...(topic.policy === undefined ? {} : { resourcePolicy: topic.policy }),
      },
      'AuthorizationError',
    );
  }

  private accept(
    topic: TopicPart,
    input: PublishInput,
    uploads: readonly string[],
  ): { readonly messageId: string } {
    const { message } = input;
    if (message === '' || Buffer.byteLength(message) > LONGEST_MESSAGE_BYTES) {
      throw new AwsError(
        'InvalidParameter',
        400,
        `Invalid parameter: message must have 1 to ${LONGEST_MESSAGE_BYTES} bytes, got ${Buffer.byteLength(message)}`,
      );
    }
    const messageId = this.world.random.uuid();
    const attributes = input.messageAttributes ?? {};
    for (const subscription of this.subscriptions) {
      if (subscription.topicArn !== topic.topicArn) continue;
      const text = textFor(subscription.protocol, input);
      if (!wants(subscription, text, attributes)) {
        this.world.trace.emit({
          kind: 'filtered',
          messageId,
          from: topic.topicArn,
          to: subscription.endpoint,
          reason: `the filter policy of ${subscription.address}`,
          uploads,
        });
        continue;
      }
      const notification: Notification = {
        messageId,
        topicArn: topic.topicArn,
        ...(input.subject === undefined ? {} : { subject: input.subject }),
        message: text,
        at: this.world.clock.now(),
        messageAttributes: attributes,
        subscriptionArn: subscription.subscriptionArn,
        region: topic.region,
      };
      for (let copy = copies(this.world); copy > 0; copy -= 1) {
        this.world.activity.later(jitter(this.world), () =>
          this.pass(subscription, notification, input, uploads),
        );
      }
    }
    return { messageId };
  }

  private pass(
    subscription: SubscriptionPart,
    notification: Notification,
    input: PublishInput,
    uploads: readonly string[],
  ): void {
    const principal = this.principalOf(subscription);
    const { endpoint, protocol } = subscription;
    const { messageId, topicArn } = notification;
    const about = { messageId, from: topicArn, to: endpoint, uploads };
    if (protocol === 'lambda') {
      const called = this.invokeAsync(principal, endpoint, lambdaEvent(notification), uploads);
      if (called) this.world.trace.emit({ kind: 'delivered', ...about });
      else this.fail(subscription, notification, principal, uploads);
      return;
    }
    if (protocol === 'http' || protocol === 'https') {
      const refused = (): void => this.fail(subscription, notification, principal, uploads);
      // Nothing is sent to who has not confirmed, and nothing is kept for later.
      if (!this.isConfirmed(subscription)) {
        const reason = `${subscription.address} is not confirmed`;
        this.world.trace.emit({ kind: 'lost', ...about, reason });
        return;
      }
      this.endpoints.deliver(subscription, notification, (isTaken) => {
        if (isTaken) this.world.trace.emit({ kind: 'delivered', ...about });
        else refused();
      });
      return;
    }
    const message = { ...bodyFor(subscription, notification), ...fifoFields(input) };
    const sent = this.sqs.deliver(principal, endpoint, message, uploads);
    if (sent === undefined) this.fail(subscription, notification, principal, uploads);
    else this.world.trace.emit({ kind: 'delivered', ...about, deliveredAs: sent.messageId });
  }

  /** A delivery that a policy refuses is not tried again ("Amazon SNS message delivery retries"). */
  private fail(
    subscription: SubscriptionPart,
    notification: Notification,
    principal: ServicePrincipal,
    uploads: readonly string[],
  ): void {
    const { deadLetterTargetArn, endpoint } = subscription;
    const moved =
      deadLetterTargetArn !== undefined &&
      this.sqs.deliver(
        principal,
        deadLetterTargetArn,
        bodyFor(subscription, notification),
        uploads,
      ) !== undefined;
    this.world.trace.emit({
      kind: moved ? 'dead-lettered' : 'lost',
      messageId: notification.messageId,
      from: notification.topicArn,
      to: moved ? deadLetterTargetArn : endpoint,
      reason: `${subscription.address} could not be delivered to ${endpoint}`,
      uploads,
    });
  }

  private principalOf({ topicArn }: SubscriptionPart): ServicePrincipal {
    return serviceFor(this.world, 'sns.amazonaws.com', topicArn);
  }

  private topic(topicArn: string): TopicPart {
    const topic = this.topics.get(topicArn);
    if (topic === undefined) {
      throw new AwsError('NotFound', 404, `Topic does not exist: ${topicArn}`);
    }
    return topic;
  }
}

/** With the structure `json`, each protocol may have a text of its own. */
function textFor(protocol: string, { message, messageStructure }: PublishInput): string {
  if (messageStructure !== 'json') return message;
  let texts: Record<string, unknown>;
  try {
    texts = JSON.parse(message) as Record<string, unknown>;
  } catch {
    throw new AwsError(
      'InvalidParameter',
      400,
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    );
  }
  const text = texts[protocol] ?? texts['default'];
  if (typeof text !== 'string') {
    throw new AwsError(
      'InvalidParameter',
      400,
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    );
  }
  return text;
}

function bodyFor(
  { rawMessageDelivery }: SubscriptionPart,
  notification: Notification,
): { readonly messageBody: string; readonly messageAttributes: MessageAttributes } {
  return rawMessageDelivery
    ? { messageBody: notification.message, messageAttributes: notification.messageAttributes }
    : { messageBody: JSON.stringify(envelope(notification), null, 2), messageAttributes: {} };
}

function fifoFields({ messageGroupId, messageDeduplicationId }: PublishInput): {
  messageGroupId?: string;
  messageDeduplicationId?: string;
} {
  return {
    ...(messageGroupId === undefined ? {} : { messageGroupId }),
    ...(messageDeduplicationId === undefined ? {} : { messageDeduplicationId }),
  };
}
