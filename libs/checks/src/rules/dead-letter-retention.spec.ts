import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { deadLetterRetention } from './dead-letter-retention';

const redriven = (queue: object, dead: object) =>
  stackOf({
    aws_sqs_queue: {
      Orders: {
        redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.Dead.arn}","maxReceiveCount":5}',
        ...queue,
      },
      Dead: dead,
    },
  });

it('finds the default of both', () => {
  expect(problemsOf(deadLetterRetention, redriven({}, {}))).toEqual([
    'aws_sqs_queue.Dead: keeps messages for 345600 s, and aws_sqs_queue.Orders for 345600 s',
  ]);
});

it('follows a policy of which only the queue is known that it comes from, as in a plan', () => {
  const stack = redriven({ redrive_policy: '${aws_sqs_queue.Dead.arn}' }, {});
  expect(problemsOf(deadLetterRetention, stack)).toHaveLength(1);
});

it.each([
  [{ redrive_policy: '${terraform_data.Policy.output}' }, {}],
  [{}, { message_retention_seconds: 1_209_600 }],
  [{ message_retention_seconds: 60 }, {}],
  [{ fifo_queue: true }, { fifo_queue: true }],
])('accepts %j with the dead-letter queue %j', (queue, dead) => {
  expect(problemsOf(deadLetterRetention, redriven(queue, dead))).toEqual([]);
});

it('says what it cannot see', () => {
  const stack = redriven({}, { message_retention_seconds: '${var.retention}' });
  expect(unseenBy(deadLetterRetention, stack)).toEqual([
    'aws_sqs_queue.Dead: message_retention_seconds',
  ]);
});
