import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { Annotations } from 'cdktf';
import { synth, TEST_ENVIRONMENT } from './synth';

// #region example
it('reads back the arguments of the one resource of a type', () => {
  const stack = synth((scope) => {
    new SqsQueue(scope, 'Orders', { delaySeconds: 5 });
  });
  expect(stack.only(SqsQueue)).toEqual({ delay_seconds: 5 });
  expect(stack.at('aws_sqs_queue.Orders')).toEqual({ delay_seconds: 5 });
});
// #endregion

it('refuses to pick one of two', () => {
  const stack = synth((scope) => {
    new SqsQueue(scope, 'Orders');
    new SqsQueue(scope, 'Returns');
  });
  expect(() => stack.only(SqsQueue)).toThrow('expected one aws_sqs_queue, found 2');
  expect(stack.all(SqsQueue)).toHaveLength(2);
});

it('counts resources by type and lists their addresses', () => {
  const stack = synth((scope) => {
    new SqsQueue(scope, 'Orders');
    new SnsTopic(scope, 'Placed');
  });
  expect(stack.inventory).toEqual({ aws_sns_topic: 1, aws_sqs_queue: 1 });
  expect(stack.addresses).toEqual(['aws_sns_topic.Placed', 'aws_sqs_queue.Orders']);
});

it('says what there is when asked for an address that there is not', () => {
  const stack = synth((scope) => {
    new SqsQueue(scope, 'Orders');
  });
  expect(() => stack.at('aws_sqs_queue.Order')).toThrow(
    'nothing at aws_sqs_queue.Order; there is aws_sqs_queue.Orders',
  );
});

it('runs the validations that synthesis would run', () => {
  expect(() =>
    synth((scope) => {
      new SqsQueue(scope, 'Orders').node.addValidation({ validate: () => ['add a consumer'] });
    }),
  ).toThrow('[test/Orders] add a consumer');
});

it('throws an annotated error and keeps an annotated warning', () => {
  expect(() => synth((scope) => Annotations.of(scope).addError('no way'))).toThrow('test: no way');
  expect(synth((scope) => Annotations.of(scope).addWarning('look out')).warnings).toEqual([
    'test: look out',
  ]);
});

it('gives constructs an account and region to be in', () => {
  let found: unknown;
  synth((scope) => {
    found = scope.node.tryGetContext('archway:environment');
  });
  expect(found).toEqual(TEST_ENVIRONMENT);
});
