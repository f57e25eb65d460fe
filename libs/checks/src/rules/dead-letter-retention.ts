import { flagOr, numberOr } from '../estate/attributes';
import { redrivesOf } from '../flow/redrive';
import { problem, unseen, type Rule } from '../rule/rule';

/** The default of SQS: four days. */
const RETENTION_SECONDS = 345_600;

export const deadLetterRetention: Rule = {
  id: 'dead-letter-retention',
  group: 'timing',
  severity: 'warning',
  title: 'A dead-letter queue keeps messages no longer than its queue',
  looksFor:
    'Standard queues whose dead-letter queue has a retention that is not longer than their own, with the default of four days where nothing is stated. FIFO queues are left alone: their messages start to age anew.',
  why: 'A message keeps its age when it is moved. One that waited for most of its time in the queue is deleted from the dead-letter queue before anybody looks at it.',
  fix: 'Set message_retention_seconds of the dead-letter queue to 1209600, the 14 days that SQS allows.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  *check(estate) {
    for (const { queue, deadLetterQueue } of redrivesOf(estate)) {
      if (
        deadLetterQueue === undefined ||
        flagOr(queue.attributes['fifo_queue'], false) !== false
      ) {
        continue;
      }
      const [own, dead] = [queue, deadLetterQueue].map(({ attributes }) =>
        numberOr(attributes['message_retention_seconds'], RETENTION_SECONDS),
      );
      if (own === undefined || dead === undefined) {
        yield unseen(own === undefined ? queue : deadLetterQueue, 'message_retention_seconds');
      } else if (dead <= own) {
        yield problem(
          deadLetterQueue,
          `keeps messages for ${dead} s, and ${queue.address} for ${own} s`,
          queue.address,
        );
      }
    }
  },
};
