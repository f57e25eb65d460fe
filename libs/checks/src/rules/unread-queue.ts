import { deliveriesOf } from '../flow/deliveries';
import { readersOf } from '../flow/readers';
import { redrivesOf } from '../flow/redrive';
import { problem, unseen, type Rule } from '../rule/rule';

export const unreadQueue: Rule = {
  id: 'unread-queue',
  group: 'event-flow',
  severity: 'warning',
  title: 'Messages go into a queue that nobody reads',
  looksFor:
    'Queues that a bucket, topic, event rule or alarm feeds, and from which nothing here receives: no event source mapping, no pipe, and no policy that lets somebody receive, other than the role of a function. Dead-letter queues are left alone.',
  why: 'The messages lie there until their retention is over and are gone, while everything before the queue looks well.',
  fix: 'Map a function to the queue, let its reader receive from it, or remove the subscription.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-how-it-works.html',
  *check(estate) {
    const readers = readersOf(estate);
    const deadLetters = new Set(
      redrivesOf(estate).map(({ deadLetterQueue }) => deadLetterQueue?.key),
    );
    const fed = new Map(deliveriesOf(estate).map((delivery) => [delivery.to.key, delivery]));
    for (const { to, from } of fed.values()) {
      if (to.type !== 'aws_sqs_queue' || deadLetters.has(to.key) || readers.reads(to)) continue;
      const [hidden] = readers.unread;
      if (hidden === undefined) yield problem(to, `${from} feeds it, and nothing here reads it`);
      else yield unseen(to, `whether ${hidden.address} lets somebody read it`);
    }
  },
};
