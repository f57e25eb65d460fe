import type { IQueue, ITopic } from '@archway/core';
import { environmentOf, onlyFrom, recordHop } from '@archway/core';
import type { Construct } from 'constructs';

/** Lets a topic put into a queue what it could not deliver. */
export function allowDeadLetters(subscription: Construct, topic: ITopic, queue: IQueue): void {
  queue.addToResourcePolicy({
    principals: { services: ['sns.amazonaws.com'] },
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: onlyFrom(topic.topicArn, environmentOf(subscription).accountId),
  });
  queue.encryptionKey?.allowService('sns.amazonaws.com', topic.topicArn);
  recordHop(topic, { target: queue });
}
