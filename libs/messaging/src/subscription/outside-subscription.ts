import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { IQueue, ITopic, Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  recordHop,
  rejectProps,
} from '@archway/core';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { newDeadLetterQueue } from '../queue/dead-letter-queue';
import { allowDeadLetters } from './dead-letters';
import type { DeliveryRetries } from './delivery-retries';
import { deliveryPolicy, retryProblems } from './delivery-retries';
import type { SubscriptionFilter } from './filter-policy';
import { filterProblems, renderFilter } from './filter-policy';

/** What every subscription of somebody outside of AWS can have. */
export interface OutsideSubscriptionOptions {
  /**
   * What a message must have to be sent on.
   *
   * @default - every message is sent on
   */
  readonly filterPolicy?: SubscriptionFilter;

  /**
   * Where a message goes that could not be delivered after all retries. `false` loses it.
   *
   * @default - a new queue that keeps messages for 14 days
   */
  readonly deadLetterQueue?: IQueue | false;
}

export interface EmailSubscriptionOptions extends OutsideSubscriptionOptions {
  /** Who gets a mail for each message. */
  readonly emailAddress: string;

  /**
   * Whether the mail holds the whole message as JSON, for software that reads it, or its subject and text.
   *
   * @default 'text'
   */
  readonly format?: 'json' | 'text';
}

export interface HttpsSubscriptionOptions extends OutsideSubscriptionOptions {
  /** `https://…`. A password in it must be a variable of Terraform's: the code is read by many. */
  readonly url: string;

  /**
   * Whether the endpoint confirms by itself, by fetching the `SubscribeURL` that it is sent. Terraform then waits for it
   * and fails without it, so that a deployment that succeeded delivers. Otherwise somebody has to confirm afterwards.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html
   * @default true
   */
  readonly autoConfirms?: boolean;

  /**
   * How long Terraform waits for the confirmation, in minutes, 1 to 60.
   *
   * @default 1
   */
  readonly confirmationTimeoutMinutes?: number;

  /**
   * Sends the message as it was published instead of an envelope around it.
   *
   * @default false
   */
  readonly rawMessageDelivery?: boolean;

  /**
   * @default - SNS's own: 50 retries within an hour
   */
  readonly retries?: DeliveryRetries;

  /**
   * How many messages the endpoint gets in a second at most.
   *
   * @default - as many as are published
   */
  readonly maximumReceivesPerSecond?: number;
}

/**
 * Sends a mail for each message of a topic. Nobody gets one before they have confirmed with the link of a first mail,
 * and whoever has such a mail can unsubscribe. Terraform cannot delete what nobody has confirmed: AWS does after two days.
 */
export class EmailSubscription extends Construct {
  readonly subscriptionArn: string;

  constructor(scope: Construct, id: string, topic: ITopic, options: EmailSubscriptionOptions) {
    super(scope, id);
    const { emailAddress, format = 'text' } = options;
    rejectProps(this, [
      ...outsideProblems(topic, options),
      notMatching('emailAddress', emailAddress, /^[^@\s]+@[^@\s]+$/, 'a mail address'),
      notOneOf('format', format, ['json', 'text']),
    ]);
    this.subscriptionArn = new SnsTopicSubscription(this, 'Default', {
      topicArn: topic.topicArn,
      protocol: format === 'json' ? 'email-json' : 'email',
      endpoint: emailAddress,
      ...outside(this, topic, options),
    }).arn;
    recordHop(topic, { target: this });
  }
}

/** Posts each message of a topic to an HTTPS endpoint, which has to check signatures: anybody can post there. */
export class HttpsSubscription extends Construct {
  readonly subscriptionArn: string;

  constructor(scope: Construct, id: string, topic: ITopic, options: HttpsSubscriptionOptions) {
    super(scope, id);
    const { url, autoConfirms = true, retries, maximumReceivesPerSecond } = options;
    rejectProps(this, [
      ...outsideProblems(topic, options),
      notMatching('url', url, /^https:\/\/\S+$/, 'an https:// address'),
      problemIf(
        !isOpen(url) && /^https:\/\/[^/]*@/.test(url),
        "url must hold no password in the code: let it be a variable of Terraform's",
      ),
      notWhole('confirmationTimeoutMinutes', options.confirmationTimeoutMinutes, 1, 60),
      problemIf(
        !autoConfirms && options.confirmationTimeoutMinutes !== undefined,
        'confirmationTimeoutMinutes must be left out where the endpoint does not confirm by itself',
      ),
      notWhole('maximumReceivesPerSecond', maximumReceivesPerSecond, 1, Number.MAX_SAFE_INTEGER),
      ...(retries ? retryProblems(retries) : []),
    ]);
    if (!autoConfirms) {
      Annotations.of(this).addWarning(
        'nothing is delivered before somebody confirms the subscription: the endpoint gets the SubscribeURL',
      );
    }
    this.subscriptionArn = new SnsTopicSubscription(this, 'Default', {
      topicArn: topic.topicArn,
      protocol: 'https',
      endpoint: url,
      endpointAutoConfirms: autoConfirms,
      confirmationTimeoutInMinutes: options.confirmationTimeoutMinutes,
      rawMessageDelivery: options.rawMessageDelivery,
      deliveryPolicy: deliveryPolicy(retries, maximumReceivesPerSecond),
      ...outside(this, topic, options),
    }).arn;
    recordHop(topic, { target: this });
  }
}

function outside(
  scope: Construct,
  topic: ITopic,
  { filterPolicy, deadLetterQueue }: OutsideSubscriptionOptions,
) {
  const queue = deadLetterQueue ?? newDeadLetterQueue(scope, 'DeadLetter');
  if (queue) allowDeadLetters(scope, topic, queue);
  return {
    ...(filterPolicy && renderFilter(filterPolicy)),
    redrivePolicy: queue ? JSON.stringify({ deadLetterTargetArn: queue.queueArn }) : undefined,
  };
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html */
function outsideProblems(
  topic: ITopic,
  { filterPolicy, deadLetterQueue }: OutsideSubscriptionOptions,
): readonly Problem[] {
  return [
    problemIf(
      topic.fifo,
      `topic must be a standard one, got FIFO topic '${topic.node.path}', which delivers to queues only`,
    ),
    problemIf(
      typeof deadLetterQueue === 'object' && deadLetterQueue.fifo,
      'deadLetterQueue must be a standard queue like the topic, got a FIFO queue',
    ),
    ...(filterPolicy ? filterProblems(filterPolicy) : []),
  ];
}
