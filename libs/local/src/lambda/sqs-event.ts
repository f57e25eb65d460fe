import type { QueuePart } from '../architecture/architecture';
import { isRecord, matches, type Pattern } from '../pattern/pattern';
import { md5Of } from '../s3/object-store';
import type { StoredMessage } from '../sqs/live-queue';
import { digestOfAttributes } from '../sqs/message-digest';
import { systemAttributes } from '../sqs/received-message';

/** One record of the event that a function receives for a batch of messages. */
export function sqsRecord(message: StoredMessage, queue: QueuePart): Record<string, unknown> {
  const digest = digestOfAttributes(message.messageAttributes);
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(
      Object.entries(message.messageAttributes).map(([name, attribute]) => [
        name,
        { ...attribute, stringListValues: [], binaryListValues: [] },
      ]),
    ),
    md5OfBody: md5Of(message.body),
    ...(digest === undefined ? {} : { md5OfMessageAttributes: digest }),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.queueArn,
    awsRegion: queue.region,
  };
}

/**
 * Whether an event source mapping passes a record on ("Lambda event filtering"). A pattern on the
 * fields of `body` reads the body as JSON; a body that is none does not match.
 */
export function passesFilters(
  record: Record<string, unknown>,
  filters: readonly Pattern[],
): boolean {
  return filters.length === 0 || filters.some((pattern) => passes(record, pattern));
}

function passes(record: Record<string, unknown>, pattern: Pattern): boolean {
  if (!isRecord(pattern['body'])) return matches(pattern, record);
  try {
    const body = JSON.parse(String(record['body'])) as unknown;
    return isRecord(body) && matches(pattern, { ...record, body });
  } catch {
    return false;
  }
}
