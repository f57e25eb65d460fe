import { problemsOf } from '../testing/observe';
import { readBy } from '../testing/read-by';
import { noDeadLetterQueue } from './no-dead-letter-queue';

it('finds a queue that a function reads without a redrive policy', () => {
  expect(problemsOf(noDeadLetterQueue, readBy({}, {}))).toEqual([
    'aws_sqs_queue.Orders: has no redrive_policy, and aws_lambda_function.Take reads it',
  ]);
});

it.each([
  ['in the queue', { redrive_policy: '{"maxReceiveCount":5}' }, {}],
  [
    'beside it',
    {},
    {
      aws_sqs_queue_redrive_policy: {
        Redrive: { queue_url: '${aws_sqs_queue.Orders.id}', redrive_policy: '{}' },
      },
    },
  ],
])('accepts one %s', (_, queue, more) => {
  expect(problemsOf(noDeadLetterQueue, readBy(queue, {}, {}, more))).toEqual([]);
});
