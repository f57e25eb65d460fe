import type { SubscriptionPart } from '../architecture/architecture';
import type { World } from '../engine/world';
import { envelope, type Notification } from './envelope';

/** Retries of a delivery, and the seconds before each ("Amazon SNS message delivery retries"). */
const RETRIES = 3;
const RETRY_SECONDS = 20;

/** How long an endpoint has for its answer, in milliseconds of this machine. */
const ANSWER_MS = 15_000;

/** Subscribers by HTTP on this machine: each confirms its subscription before it is sent anything. */
export class HttpEndpoints {
  private readonly tokens = new Map<string, SubscriptionPart>();
  private readonly confirmed = new Set<string>();
  private url: string | undefined;
  private isOpen = false;

  constructor(
    private readonly world: World,
    private readonly subscriptions: readonly SubscriptionPart[],
  ) {}

  /** @param url where the cloud is served, which a subscriber calls to confirm */
  servedAt(url: string): void {
    this.url = url;
    this.askForConfirmation();
  }

  open(): void {
    this.isOpen = true;
    this.askForConfirmation();
  }

  isConfirmed({ subscriptionArn }: SubscriptionPart): boolean {
    return this.confirmed.has(subscriptionArn);
  }

  /** @returns the subscription's ARN; undefined for a token that nobody was sent */
  confirm(topicArn: string, token: string): string | undefined {
    const subscription = this.tokens.get(token);
    if (subscription?.topicArn !== topicArn) return undefined;
    this.confirmed.add(subscription.subscriptionArn);
    return subscription.subscriptionArn;
  }

  /** Sends a message, and tries again after a while where the endpoint does not take it. */
  deliver(
    subscription: SubscriptionPart,
    notification: Notification,
    ended: (isTaken: boolean) => void,
    retries = RETRIES,
  ): void {
    const { rawMessageDelivery } = subscription;
    const body = rawMessageDelivery
      ? notification.message
      : JSON.stringify(envelope(notification), null, 2);
    const headers: Record<string, string> = rawMessageDelivery
      ? { 'x-amz-sns-rawdelivery': 'true' }
      : {};
    this.post(subscription, 'Notification', notification.messageId, body, headers, (isTaken) => {
      if (isTaken || retries === 0) ended(isTaken);
      else {
        this.world.activity.later(RETRY_SECONDS * 1000, () =>
          this.deliver(subscription, notification, ended, retries - 1),
        );
      }
    });
  }

  private askForConfirmation(): void {
    const { url, isOpen, world } = this;
    if (url === undefined || !isOpen) return;
    for (const subscription of this.subscriptions) {
      if (this.isConfirmed(subscription)) continue;
      const { topicArn } = subscription;
      const token = world.random.hex(64);
      this.tokens.set(token, subscription);
      const messageId = world.random.uuid();
      const query = new URLSearchParams({
        Action: 'ConfirmSubscription',
        TopicArn: topicArn,
        Token: token,
      });
      const body = JSON.stringify({
        Type: 'SubscriptionConfirmation',
        MessageId: messageId,
        Token: token,
        TopicArn: topicArn,
        Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
        SubscribeURL: `${url}/?${query.toString()}`,
        Timestamp: new Date(world.clock.now()).toISOString(),
        SignatureVersion: '1',
        Signature: 'EXAMPLE',
        SigningCertURL: `https://sns.${world.region}.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem`,
      });
      this.post(subscription, 'SubscriptionConfirmation', messageId, body, {}, () => undefined);
    }
  }

  private post(
    { endpoint, topicArn, subscriptionArn }: SubscriptionPart,
    type: string,
    messageId: string,
    body: string,
    more: Readonly<Record<string, string>>,
    ended: (isTaken: boolean) => void,
  ): void {
    // The cloud waits for the answer, so that its time does not run on meanwhile.
    const end = this.world.activity.begin();
    const headers = {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': type,
      'x-amz-sns-message-id': messageId,
      'x-amz-sns-topic-arn': topicArn,
      ...(type === 'Notification' ? { 'x-amz-sns-subscription-arn': subscriptionArn } : {}),
      ...more,
    };
    void fetch(endpoint, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
      .then(({ ok }) => ok)
      .catch(() => false)
      .then((isTaken) => {
        ended(isTaken);
        end();
      });
  }
}
