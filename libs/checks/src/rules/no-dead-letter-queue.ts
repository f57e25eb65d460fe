import { mappingsOf } from '../flow/flow';
import { redrivesOf } from '../flow/redrive';
import { problem, type Rule } from '../rule/rule';

export const noDeadLetterQueue: Rule = {
  id: 'no-dead-letter-queue',
  group: 'timing',
  severity: 'warning',
  title: 'A queue that a function reads has no dead-letter queue',
  looksFor: 'Queues with an event source mapping and without a redrive policy.',
  why: 'A message that can never succeed is tried again until its retention is over, costs an invocation each time, and is then gone.',
  fix: 'State a redrive_policy with a dead-letter queue that keeps messages for 14 days, and an alarm on it.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  *check(estate) {
    const redriven = new Set(redrivesOf(estate).map(({ queue }) => queue.key));
    const read = new Map(mappingsOf(estate).map(({ queue, fn }) => [queue?.key, { queue, fn }]));
    for (const { queue, fn } of read.values()) {
      if (queue === undefined || redriven.has(queue.key)) continue;
      yield problem(queue, `has no redrive_policy, and ${fn?.address ?? 'a function'} reads it`);
    }
  },
};
