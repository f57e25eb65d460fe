import { flagOr, textOr } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { notificationsOf, subscriptionsOf } from '../flow/flow';
import { redrivesOf } from '../flow/redrive';
import { problem, unseen, type Rule } from '../rule/rule';

export const fifoMixed: Rule = {
  id: 'fifo-mixed',
  group: 'event-flow',
  severity: 'error',
  title: 'FIFO and standard are mixed where AWS does not allow it',
  looksFor:
    'A dead-letter queue of another kind than its queue, a FIFO queue that subscribes to a standard topic, a function that subscribes to a FIFO topic, a bucket that notifies a FIFO queue or topic, and names that end in .fifo or do not against the argument. A standard queue may subscribe to a FIFO topic.',
  why: 'AWS refuses it at apply, after the plan looked well.',
  fix: 'Make both FIFO, or both standard. From S3, go over a standard queue or EventBridge.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  *check(estate) {
    for (const subject of estate.all('aws_sqs_queue', 'aws_sns_topic')) {
      const name = textOr(subject.attributes['name'], '');
      const fifo = isFifo(subject);
      if (fifo === undefined) yield unseen(subject, ARGUMENT[subject.type] ?? 'fifo');
      if (name === undefined || name === '' || fifo === undefined) continue;
      if (name.endsWith('.fifo') !== fifo) {
        yield problem(
          subject,
          fifo
            ? `is FIFO, and its name ${name} does not end in .fifo`
            : `is standard, and its name ${name} ends in .fifo`,
          'name',
        );
      }
    }
    for (const { queue, deadLetterQueue } of redrivesOf(estate)) {
      if (deadLetterQueue === undefined) continue;
      const [own, dead] = [isFifo(queue), isFifo(deadLetterQueue)];
      if (own !== undefined && dead !== undefined && own !== dead) {
        yield problem(
          queue,
          `is ${kind(own)}, and its dead-letter queue ${deadLetterQueue.address} is ${kind(dead)}`,
          deadLetterQueue.address,
        );
      }
    }
    for (const { stated, topic, endpoint } of subscriptionsOf(estate)) {
      if (topic === undefined || endpoint === undefined) continue;
      if (isFifo(topic) === false && isFifo(endpoint) === true) {
        yield problem(stated, `${topic.address} is standard, and ${endpoint.address} is FIFO`);
      }
      if (isFifo(topic) === true && endpoint.type === 'aws_lambda_function') {
        yield problem(stated, `${topic.address} is FIFO and delivers to queues only`);
      }
    }
    for (const { stated, name, target } of notificationsOf(estate)) {
      if (target !== undefined && isFifo(target) === true) {
        yield problem(stated, `${name}: S3 does not notify ${target.address}, which is FIFO`, name);
      }
    }
  },
};

const ARGUMENT: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'fifo_queue',
  aws_sns_topic: 'fifo_topic',
};

/** Undefined for what is neither a queue nor a topic, and where it is not known. */
function isFifo({ type, attributes }: Subject): boolean | undefined {
  const argument = ARGUMENT[type];
  return argument === undefined ? undefined : flagOr(attributes[argument], false);
}

function kind(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}
