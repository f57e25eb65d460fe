import { AwsError } from '../../aws-error/aws-error';
import type { ListedSubscription, SnsApi } from '../../sns/sns-api';
import type { MessageAttribute, MessageAttributes } from '../../sqs/sqs-api';
import type { Answer, Call } from '../call/call';
import type { Service } from '../service/service';
import type { XmlElement } from '../xml/xml';
import { queryAnswer, queryRefusal } from './query-answer';
import { QueryInput } from './query-input';

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

type Operation = (sns: SnsApi, call: Call, input: QueryInput) => XmlElement;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  Publish: (sns, { principal }, input) => {
    const topicArn = input.text('TopicArn') ?? input.required('TargetArn');
    const { messageId } = sns.publish(principal, { topicArn, ...readMessage(input) });
    return { MessageId: messageId };
  },
  PublishBatch: (sns, call, input) => publishBatch(sns, call, input),
  ListTopics: (sns, { principal }) => ({
    Topics: { member: sns.listTopics(principal).map((topicArn) => ({ TopicArn: topicArn })) },
  }),
  ListSubscriptionsByTopic: (sns, { principal }, input) => {
    const topicArn = input.required('TopicArn');
    const subscriptions = sns.listSubscriptionsByTopic(principal, { topicArn });
    return listed(subscriptions);
  },
  ListSubscriptions: (sns, { principal }) => listed(sns.listSubscriptions(principal)),
  GetTopicAttributes: (sns, { principal }, input) => {
    const topicArn = input.required('TopicArn');
    return attributes(sns.getTopicAttributes(principal, { topicArn }));
  },
  GetSubscriptionAttributes: (sns, { principal }, input) => {
    const subscriptionArn = input.required('SubscriptionArn');
    return attributes(sns.getSubscriptionAttributes(principal, { subscriptionArn }));
  },
  ConfirmSubscription: (sns, _call, input) => {
    const { subscriptionArn } = sns.confirmSubscription({
      topicArn: input.required('TopicArn'),
      token: input.required('Token'),
    });
    return { SubscriptionArn: subscriptionArn };
  },
};

export const SNS_OPERATIONS: readonly string[] = Object.keys(OPERATIONS);

function listed(subscriptions: readonly ListedSubscription[]): XmlElement {
  return {
    Subscriptions: {
      member: subscriptions.map((subscription) => ({
        SubscriptionArn: subscription.subscriptionArn,
        TopicArn: subscription.topicArn,
        Protocol: subscription.protocol,
        Endpoint: subscription.endpoint,
        Owner: subscription.owner,
      })),
    },
  };
}

function attributes(values: Readonly<Record<string, string>>): XmlElement {
  return {
    Attributes: { entry: Object.entries(values).map(([key, value]) => ({ key, value })) },
  };
}

/** SNS in its AWS query protocol. */
export class SnsService implements Service {
  constructor(private readonly sns: SnsApi) {}

  answer(call: Call): Answer {
    // A subscriber confirms by a link, whose parameters stand in the URL.
    const form =
      call.body.length > 0 ? new URLSearchParams(call.body.toString('utf8')) : call.query;
    const action = form.get('Action') ?? '';
    const operation = Object.hasOwn(OPERATIONS, action) ? OPERATIONS[action] : undefined;
    if (operation === undefined) {
      throw new AwsError('InvalidAction', 400, `The local run does not serve SNS ${action}.`);
    }
    const result = operation(this.sns, call, new QueryInput(form));
    return queryAnswer(NAMESPACE, action, call.requestId, result);
  }

  refuse(error: AwsError, { requestId }: Pick<Call, 'requestId'>): Answer {
    return queryRefusal(NAMESPACE, error, requestId);
  }
}

function publishBatch(sns: SnsApi, { principal }: Call, input: QueryInput): XmlElement {
  const topicArn = input.required('TopicArn');
  const entries = input.list('PublishBatchRequestEntries.member');
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 400, "The batch request doesn't contain any entries.");
  }
  if (entries.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      400,
      `A batch holds at most 10 entries, not ${entries.length}.`,
    );
  }
  const successful: XmlElement[] = [];
  const failed: XmlElement[] = [];
  for (const entry of entries) {
    const id = entry.required('Id');
    try {
      const { messageId } = sns.publish(principal, { topicArn, ...readMessage(entry) });
      successful.push({ Id: id, MessageId: messageId });
    } catch (error) {
      if (!(error instanceof AwsError) || !error.code.startsWith('InvalidParameter')) throw error;
      failed.push({ Id: id, Code: error.code, Message: error.message, SenderFault: 'true' });
    }
  }
  return { Successful: { member: successful }, Failed: { member: failed } };
}

function readMessage(input: QueryInput) {
  return {
    message: input.required('Message'),
    subject: input.text('Subject'),
    messageStructure: input.text('MessageStructure'),
    messageGroupId: input.text('MessageGroupId'),
    messageDeduplicationId: input.text('MessageDeduplicationId'),
    messageAttributes: readAttributes(input),
  };
}

function readAttributes(input: QueryInput): MessageAttributes | undefined {
  const entries = input.list('MessageAttributes.entry').map((entry): [string, MessageAttribute] => [
    entry.required('Name'),
    {
      dataType: entry.required('Value.DataType'),
      stringValue: entry.text('Value.StringValue'),
      binaryValue: entry.text('Value.BinaryValue'),
    },
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
