import type { Principal } from '../principal/principal';
import type { MessageAttributes } from '../sqs/sqs-api';

export interface PublishInput {
  readonly topicArn: string;
  readonly message: string;
  readonly subject?: string;
  readonly messageAttributes?: MessageAttributes;
  /** `json`: `message` holds one text per protocol and a `default`. */
  readonly messageStructure?: string;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
}

export interface ListedSubscription {
  readonly subscriptionArn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly owner: string;
}

/** SNS as the local cloud serves it. Every method throws {@link AwsError} and takes effect at once. */
export interface SnsApi {
  publish(principal: Principal, input: PublishInput): { readonly messageId: string };
  listSubscriptions(principal: Principal): readonly ListedSubscription[];
  getTopicAttributes(
    principal: Principal,
    input: { readonly topicArn: string },
  ): Readonly<Record<string, string>>;
  getSubscriptionAttributes(
    principal: Principal,
    input: { readonly subscriptionArn: string },
  ): Readonly<Record<string, string>>;
  /** An endpoint says that it wants the messages; whoever has the token may. */
  confirmSubscription(input: { readonly topicArn: string; readonly token: string }): {
    readonly subscriptionArn: string;
  };
  listTopics(principal: Principal): readonly string[];
  listSubscriptionsByTopic(
    principal: Principal,
    input: { readonly topicArn: string },
  ): readonly ListedSubscription[];
}
