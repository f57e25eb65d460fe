'use strict';

// The architecture of src/synthesis/programs/cdktf.ts in aws-cdk-lib's L2 constructs.
const { App, Duration, Stack } = require('aws-cdk-lib/core');
const { Topic } = require('aws-cdk-lib/aws-sns');
const { SqsSubscription } = require('aws-cdk-lib/aws-sns-subscriptions');
const { Queue, QueueEncryption } = require('aws-cdk-lib/aws-sqs');

// CDK_VALIDATION=false, set by the benchmark, turns the validation of the template off.
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'fan-out', {
  env: { account: '111122223333', region: 'eu-central-1' },
  tags: { Stage: 'bench', Stack: 'fan-out' },
});

for (let group = 0; group < Number(process.env.BENCH_GROUPS); group += 1) {
  const topic = new Topic(stack, `Topic${group}`, { displayName: `branch ${group}` });
  const queue = new Queue(stack, `Queue${group}`, {
    visibilityTimeout: Duration.minutes(3),
    encryption: QueueEncryption.SQS_MANAGED,
    deadLetterQueue: {
      maxReceiveCount: 3,
      queue: new Queue(stack, `DeadLetters${group}`, {
        retentionPeriod: Duration.days(14),
        encryption: QueueEncryption.SQS_MANAGED,
      }),
    },
  });
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
}

app.synth();
