import { AwsStack } from '@archway/core';
import { Queue, Topic } from '@archway/messaging';
import { App } from 'cdktf';

/** A fan-out of BENCH_BRANCHES branches in Archway's constructs; `aws-cdk/fan-out.cjs` is the same in L2. */
const app = new App();
const stack = new AwsStack(app, 'fan-out', {
  accountId: '111122223333',
  region: 'eu-central-1',
  stage: 'bench',
});

for (let branch = 0; branch < Number(process.env.BENCH_BRANCHES); branch += 1) {
  const topic = new Topic(stack, `Topic${branch}`, { displayName: `branch ${branch}` });
  const queue = new Queue(stack, `Queue${branch}`, { visibilityTimeoutSeconds: 180 });
  topic.addSubscription(queue, { rawMessageDelivery: true });
}

app.synth();
