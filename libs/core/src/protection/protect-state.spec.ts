import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { testApp } from '@archway/testing';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { AwsStack } from '../aws-stack/aws-stack';
import { allowDestruction, protectState } from './protect-state';

/** The lifecycle of the queue `Orders/Default` in what a stack synthesizes. */
function lifecycle(
  production: boolean | undefined,
  change: (parts: { readonly orders: Construct; readonly queue: SqsQueue }) => void = () =>
    undefined,
): unknown {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
    ...(production === undefined ? {} : { production }),
  });
  const orders = new Construct(stack, 'Orders');
  const queue = new SqsQueue(orders, 'Default', { lifecycle: { ignoreChanges: ['policy'] } });
  protectState(queue);
  change({ orders, queue });
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { aws_sqs_queue: { Orders: { lifecycle?: unknown } } };
  };
  return resource.aws_sqs_queue.Orders.lifecycle;
}

it('keeps Terraform from destroying what holds data in production', () => {
  expect(lifecycle(true)).toEqual({ ignore_changes: ['policy'], prevent_destroy: true });
});

it.each([false, undefined])('leaves it to others where production is %s', (production) => {
  expect(lifecycle(production)).toEqual({ ignore_changes: ['policy'] });
});

it('is lifted for a construct and all in it, with a reason', () => {
  const allow = ({ orders }: { readonly orders: Construct }) =>
    allowDestruction(orders, 'the orders moved to the new queue');
  expect(lifecycle(true, allow)).toEqual({ ignore_changes: ['policy'] });
});

it('is not lifted without a reason', () => {
  expect(() => lifecycle(true, ({ orders }) => allowDestruction(orders, ' '))).toThrow(
    "Construct 'shop/Orders': because must give a reason, got nothing",
  );
});
