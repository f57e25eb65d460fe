import type { IGrantable, IQueue } from '@archway/core';
import { Construct } from 'constructs';

/** A queue as specs need one: domain libraries do not use each other. */
export function plainQueue(scope: Construct, id: string, fifo = false): IQueue {
  const metric = (metricName: string) => ({
    namespace: 'AWS/SQS',
    metricName,
    dimensions: { QueueName: id },
    statistic: 'Maximum' as const,
  });
  const queueArn = `arn:aws:sqs:eu-central-1:111122223333:${id}`;
  return Object.assign(new Construct(scope, id), {
    queueArn,
    queueUrl: `https://sqs.eu-central-1.amazonaws.com/111122223333/${id}`,
    fifo,
    grantSend: (grantee: IGrantable) =>
      grantee.addToIdentityPolicy({ actions: ['sqs:SendMessage'], resources: [queueArn] }),
    grantConsume: (grantee: IGrantable) =>
      grantee.addToIdentityPolicy({
        actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        resources: [queueArn],
      }),
    addToResourcePolicy: () => undefined,
    addConsumer: () => undefined,
    allowRedriveFrom: () => undefined,
    metricApproximateAgeOfOldestMessage: () => metric('ApproximateAgeOfOldestMessage'),
    metricApproximateNumberOfMessagesVisible: () => metric('ApproximateNumberOfMessagesVisible'),
  });
}
