import { AwsStack } from '@archway/core';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { App } from 'cdktf';

/**
 * A fan-out of BENCH_GROUPS branches, five resources each, that refer to each other. `by-hand.ts` writes
 * the same JSON, `aws-cdk/fan-out.cjs` describes the same architecture.
 */
const app = new App();
const stack = new AwsStack(app, 'fan-out', {
  accountId: '111122223333',
  region: 'eu-central-1',
  stage: 'bench',
});

for (let group = 0; group < Number(process.env.BENCH_GROUPS); group += 1) {
  const topic = new SnsTopic(stack, `Topic${group}`, { displayName: `branch ${group}` });
  const deadLetters = new SqsQueue(stack, `DeadLetters${group}`, {
    messageRetentionSeconds: 1_209_600,
    sqsManagedSseEnabled: true,
  });
  const queue = new SqsQueue(stack, `Queue${group}`, {
    visibilityTimeoutSeconds: 180,
    sqsManagedSseEnabled: true,
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 3 }),
  });
  new SqsQueuePolicy(stack, `Policy${group}`, {
    queueUrl: queue.url,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queue.arn,
          Condition: { ArnEquals: { 'aws:SourceArn': topic.arn } },
        },
      ],
    }),
  });
  new SnsTopicSubscription(stack, `Subscription${group}`, {
    topicArn: topic.arn,
    endpoint: queue.arn,
    protocol: 'sqs',
    rawMessageDelivery: true,
  });
}

app.synth();
