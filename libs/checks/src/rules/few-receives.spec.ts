import { problemsOf } from '../testing/observe';
import { readBy } from '../testing/read-by';
import { fewReceives } from './few-receives';

const redrive = (count: number | string) => ({
  redrive_policy: JSON.stringify({
    deadLetterTargetArn: '${aws_sqs_queue.Dead.arn}',
    maxReceiveCount: count,
  }),
});

it('finds fewer than five receives, also written as text', () => {
  expect(problemsOf(fewReceives, readBy(redrive(4), {}))).toEqual([
    'aws_sqs_queue.Orders: gives a message up after 4 receives',
  ]);
  expect(problemsOf(fewReceives, readBy(redrive('4'), {}))).toHaveLength(1);
});

it('accepts five', () => {
  expect(problemsOf(fewReceives, readBy(redrive(5), {}))).toEqual([]);
});
