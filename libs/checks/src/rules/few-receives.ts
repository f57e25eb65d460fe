import { redrivesOf } from '../flow/redrive';
import { mappingsOf } from '../flow/flow';
import { problem, unseen, type Rule } from '../rule/rule';

/** AWS: "set the maxReceiveCount on the source queue's redrive policy to at least 5". */
const RECEIVES = 5;

export const fewReceives: Rule = {
  id: 'few-receives',
  group: 'timing',
  severity: 'warning',
  title: 'Messages go to the dead-letter queue after too few attempts',
  looksFor: 'Queues that a function reads and whose maxReceiveCount is below 5.',
  why: 'A throttled function receives messages and gives them back. Each time counts, so messages with which nothing is wrong end in the dead-letter queue when the load is high.',
  fix: 'Set maxReceiveCount to 5 or more.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  *check(estate) {
    const read = new Set(mappingsOf(estate).map(({ queue }) => queue?.key));
    for (const { queue, stated, maxReceiveCount } of redrivesOf(estate)) {
      if (!read.has(queue.key)) continue;
      if (maxReceiveCount === undefined) yield unseen(stated, 'maxReceiveCount of redrive_policy');
      else if (maxReceiveCount < RECEIVES) {
        yield problem(stated, `gives a message up after ${maxReceiveCount} receives`);
      }
    }
  },
};
