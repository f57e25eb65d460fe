import { md5Of } from '../s3/object-store';
import type { StoredMessage } from './live-queue';
import { digestOfAttributes } from './message-digest';
import type { MessageAttributes, ReceivedMessage, ReceiveMessageInput } from './sqs-api';

/** A message as `ReceiveMessage` returns it, with the attributes that were asked for. */
export function toReceivedMessage(
  message: StoredMessage,
  wanted: Pick<ReceiveMessageInput, 'attributeNames' | 'messageAttributeNames'>,
): ReceivedMessage {
  const messageAttributes = chosen(message.messageAttributes, wanted.messageAttributeNames ?? []);
  const digest = digestOfAttributes(messageAttributes);
  const names = wanted.attributeNames ?? [];
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle ?? '',
    body: message.body,
    md5OfBody: md5Of(message.body),
    attributes: Object.fromEntries(
      Object.entries(systemAttributes(message)).filter(
        ([name]) => names.includes('All') || names.includes(name),
      ),
    ),
    messageAttributes,
    ...(digest === undefined ? {} : { md5OfMessageAttributes: digest }),
  };
}

/** Every system attribute of a message. */
export function systemAttributes(message: StoredMessage): Readonly<Record<string, string>> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.groupId === undefined ? {} : { MessageGroupId: message.groupId }),
    ...(message.deduplicationId === undefined
      ? {}
      : { MessageDeduplicationId: message.deduplicationId }),
    ...(message.sequenceNumber === undefined ? {} : { SequenceNumber: message.sequenceNumber }),
    ...(message.deadLetterSourceArn === undefined
      ? {}
      : { DeadLetterQueueSourceArn: message.deadLetterSourceArn }),
  };
}

function chosen(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isWanted = (name: string): boolean =>
    names.some(
      (each) =>
        each === 'All' ||
        each === name ||
        (each.endsWith('.*') && name.startsWith(each.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
