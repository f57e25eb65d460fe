import { numberOr } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { subscriptionsOf } from '../flow/flow';
import { redrivesOf } from '../flow/redrive';
import { problem, unseen, type Rule } from '../rule/rule';

/** "Amazon SNS endpoints and quotas": a published message has at most 256 KiB. */
const TOPIC_BYTES = 262_144;
/** The default of the provider and of SQS for `max_message_size`. */
const QUEUE_BYTES = 262_144;

export const shrinkingMessage: Rule = {
  id: 'shrinking-message',
  group: 'event-flow',
  severity: 'warning',
  title: 'A queue takes smaller messages than what feeds it may send',
  looksFor:
    'Queues whose max_message_size is below the 256 KiB that a topic delivers, or, for a dead-letter queue, below that of its queue.',
  why: 'Small messages pass in every test; the first large one is lost at the step in between, or retried until it is.',
  fix: 'Set max_message_size of the receiving queue to at least that of what feeds it.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  *check(estate) {
    for (const { topic, endpoint } of subscriptionsOf(estate)) {
      if (endpoint?.type !== 'aws_sqs_queue') continue;
      const bytes = bytesOf(endpoint);
      if (bytes === undefined) yield unseen(endpoint, 'max_message_size');
      else if (bytes < TOPIC_BYTES) {
        yield problem(
          endpoint,
          `takes ${bytes} bytes, and ${topic?.address ?? 'its topic'} delivers up to ${TOPIC_BYTES}`,
          topic?.address,
        );
      }
    }
    for (const { queue, deadLetterQueue } of redrivesOf(estate)) {
      if (deadLetterQueue === undefined) continue;
      const [bytes, dead] = [bytesOf(queue), bytesOf(deadLetterQueue)];
      if (bytes === undefined || dead === undefined || dead >= bytes) continue;
      yield problem(
        deadLetterQueue,
        `takes ${dead} bytes, and ${queue.address} takes up to ${bytes}`,
        queue.address,
      );
    }
  },
};

function bytesOf({ attributes }: Subject): number | undefined {
  return numberOr(attributes['max_message_size'], QUEUE_BYTES);
}
