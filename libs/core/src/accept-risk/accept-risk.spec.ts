import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synth, testApp } from '@archway/testing';
import { AwsStack } from '../aws-stack/aws-stack';
import { acceptRisk } from './accept-risk';

/** The notes of every queue in what CDKTF writes, by name. */
function notes(build: (stack: AwsStack) => void): Record<string, unknown> {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  build(stack);
  const { resource } = JSON.parse(
    readFileSync(join(Testing.fullSynth(stack), 'stacks/shop/cdk.tf.json'), 'utf8'),
  );
  const queues = Object.entries<Record<string, Record<string, unknown>>>(resource.aws_sqs_queue);
  return Object.fromEntries(queues.map(([name, queue]) => [name, queue['//']]));
}

it('puts rule, reason and construct into the note of every resource below the construct', () => {
  const found = notes((stack) => {
    const orders = new Construct(stack, 'Orders');
    acceptRisk(orders, 'unread-queue', 'another team reads it');
    new SqsQueue(orders, 'Default', {});
    new SqsQueue(stack, 'Other', {});
  });
  const risk = { rule: 'unread-queue', because: 'another team reads it', at: 'shop/Orders' };
  expect(found['Orders']).toMatchObject({
    archway: { accept: [risk] },
    metadata: { path: 'shop/Orders/Default' },
  });
  expect(found['Other']).not.toHaveProperty('archway');
});

it('keeps several risks of one resource, also those of its parents', () => {
  const found = notes((stack) => {
    const queue = new SqsQueue(stack, 'Orders', {});
    acceptRisk(stack, 'short-visibility', 'a message may be worked on twice');
    acceptRisk(queue, 'unread-queue', 'another team reads it');
  });
  expect(found['Orders']).toMatchObject({
    archway: { accept: [{ at: 'shop' }, { at: 'shop/Orders' }] },
  });
});

it('changes nothing that Terraform reads', () => {
  const plain = synth((stack) => void new SqsQueue(stack, 'Orders', {}));
  const noted = synth((stack) => {
    acceptRisk(new SqsQueue(stack, 'Orders', {}), 'unread-queue', 'another team reads it');
  });
  expect(noted.json).toEqual(plain.json);
});

it.each([
  ['Unread Queue', 'because', 'rule must be a rule\'s id such as event-loop, got "Unread Queue"'],
  ['unread-queue', ' ', 'because must give a reason, got nothing'],
])('rejects the rule %j with the reason %j', (rule, because, message) => {
  expect(() => synth((stack) => acceptRisk(stack, rule, because))).toThrow(message);
});
