import type { IConstruct, IDependable } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** A topic, of this app or another. */
export interface ITopic extends IConstruct {
  readonly topicArn: string;
  readonly fifo: boolean;
  /** The key that messages are encrypted with. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to publish messages. */
  grantPublish(grantee: IGrantable): void;

  /**
   * Adds a statement to the topic's only policy. A topic that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}

/** Where a topic's messages go. */
export interface SubscriptionEndpoint {
  readonly protocol: 'firehose' | 'lambda' | 'sqs';
  readonly endpointArn: string;
  /**
   * The role that SNS takes on to deliver.
   *
   * @default - none: the endpoint's own policy lets SNS in
   */
  readonly subscriptionRoleArn?: string;
  /** Whether the endpoint keeps the order of a FIFO topic. */
  readonly fifo: boolean;
  /** What must stand before messages are published: the policy that lets the topic deliver. */
  readonly dependencies: readonly IDependable[];
}

/** Something that can subscribe to a topic. */
export interface ISubscriptionTarget extends IConstruct {
  /** Lets `topic` deliver here, and says where that is. */
  bindSubscription(topic: ITopic): SubscriptionEndpoint;
}
