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
  listTopics(principal: Principal): readonly string[];
  listSubscriptionsByTopic(
    principal: Principal,
    input: { readonly topicArn: string },
  ): readonly ListedSubscription[];
}
