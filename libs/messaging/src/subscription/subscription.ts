import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type {
  IQueue,
  ISubscriptionTarget,
  ITopic,
  Problem,
  SubscriptionEndpoint,
} from '@archway/core';
import { dependOn, problemIf, recordHop, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { allowDeadLetters } from './dead-letters';
import type { SubscriptionFilter } from './filter-policy';
import { filterProblems, renderFilter } from './filter-policy';

export interface SubscriptionOptions {
  /**
   * The id of the subscription below its topic.
   *
   * @default - the id of the target
   */
  readonly id?: string;

  /**
   * Sends the message as it was published instead of an envelope around it. Rejected for a function, which gets the
   * envelope always.
   *
   * @default false
   */
  readonly rawMessageDelivery?: boolean;

  /**
   * What a message must have to be sent on.
   *
   * @default - every message is sent on
   */
  readonly filterPolicy?: SubscriptionFilter;

  /**
   * Where a message goes that could not be delivered after all retries. Rejected when it is not FIFO where the topic is,
   * or the other way round.
   *
   * @default - such a message is lost
   */
  readonly deadLetterQueue?: IQueue;
}

export interface SubscriptionProps extends SubscriptionOptions {
  readonly topic: ITopic;
  readonly target: ISubscriptionTarget;
}

/** Sends what is published on a topic to a queue, function or delivery stream. It is made after the policy that lets the topic deliver. */
export class Subscription extends Construct {
  readonly subscriptionArn: string;

  constructor(scope: Construct, id: string, props: SubscriptionProps) {
    super(scope, id);
    declaredProps.check(this, 'Subscription', props);
    const { topic, target, filterPolicy, deadLetterQueue } = props;
    const endpoint = target.bindSubscription(topic);
    rejectProps(this, problemsOf(props, endpoint));
    if (deadLetterQueue) allowDeadLetters(this, topic, deadLetterQueue);
    const resource = new SnsTopicSubscription(this, 'Default', {
      topicArn: topic.topicArn,
      protocol: endpoint.protocol,
      endpoint: endpoint.endpointArn,
      subscriptionRoleArn: endpoint.subscriptionRoleArn,
      rawMessageDelivery: props.rawMessageDelivery,
      ...(filterPolicy && renderFilter(filterPolicy)),
      redrivePolicy:
        deadLetterQueue && JSON.stringify({ deadLetterTargetArn: deadLetterQueue.queueArn }),
    });
    dependOn(resource, endpoint.dependencies);
    this.subscriptionArn = resource.arn;
    recordHop(topic, { target });
  }
}

/**
 * Who may subscribe to what, and which queue may take what could not be delivered.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
 */
function problemsOf(
  { topic, target, rawMessageDelivery, filterPolicy, deadLetterQueue }: SubscriptionProps,
  { protocol, fifo }: SubscriptionEndpoint,
): readonly Problem[] {
  return [
    problemIf(
      rawMessageDelivery === true && protocol === 'lambda',
      `rawMessageDelivery must be false for function '${target.node.path}', got true: functions get the envelope`,
    ),
    problemIf(
      topic.fifo && protocol === 'lambda',
      `target of a FIFO topic must be a queue, got function '${target.node.path}': subscribe a queue that the function consumes`,
    ),
    problemIf(
      topic.fifo && protocol === 'firehose',
      `target of a FIFO topic must be a queue, got delivery stream '${target.node.path}'`,
    ),
    problemIf(
      !topic.fifo && fifo,
      `target of a standard topic must be a standard queue, got FIFO queue '${target.node.path}'`,
    ),
    problemIf(
      deadLetterQueue !== undefined && deadLetterQueue.fifo !== topic.fifo,
      `deadLetterQueue must be ${topic.fifo ? 'a FIFO queue' : 'a standard queue'} like the topic, got '${deadLetterQueue?.node.path}'`,
    ),
    ...(filterPolicy ? filterProblems(filterPolicy) : []),
  ];
}
