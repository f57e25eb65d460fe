import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { readBy } from '../testing/read-by';
import { visibilityBelowTimeout } from './visibility-below-timeout';

it('finds a queue that shows a message again while the function may still run', () => {
  const stack = readBy({ visibility_timeout_seconds: 59 }, { timeout: 60 });
  expect(problemsOf(visibilityBelowTimeout, stack)).toEqual([
    'aws_sqs_queue.Orders: hides a message for 59 s, and aws_lambda_function.Take may run for 60 s',
  ]);
});

it.each([
  [{ visibility_timeout_seconds: 60 }, { timeout: 60 }],
  [{}, { timeout: 30 }],
  [{ visibility_timeout_seconds: 3 }, {}],
])('accepts the queue %j with the function %j', (queue, fn) => {
  expect(problemsOf(visibilityBelowTimeout, readBy(queue, fn))).toEqual([]);
});

it.each([
  ['the default of 30 s below a longer function', {}, { timeout: 31 }],
  // A runner's webhook queue of 30 s, and a scale-up function that the user gave 60 s.
  [
    'a scale-up function that was given more time',
    { visibility_timeout_seconds: 30 },
    { timeout: 60 },
  ],
])('finds %s', (_, queue, fn) => {
  expect(problemsOf(visibilityBelowTimeout, readBy(queue, fn))).toHaveLength(1);
});

it('finds it over two stacks of an app', () => {
  const queues = stackOf(
    { aws_sqs_queue: { Orders: { visibility_timeout_seconds: 10 } } },
    { output: { 'cross-arn': { value: '${aws_sqs_queue.Orders.arn}' } } },
    'queues',
  );
  const functions = stackOf(
    {
      aws_lambda_function: { Take: { timeout: 60 } },
      aws_lambda_event_source_mapping: {
        Read: {
          event_source_arn:
            '${data.terraform_remote_state.cross-stack-reference-input-queues.outputs.cross-arn}',
          function_name: '${aws_lambda_function.Take.arn}',
        },
      },
    },
    {
      data: {
        terraform_remote_state: { 'cross-stack-reference-input-queues': { backend: 'local' } },
      },
    },
    'functions',
  );
  expect(problemsOf(visibilityBelowTimeout, queues, functions)).toHaveLength(1);
});

it('says what it cannot see', () => {
  const stack = readBy(
    { visibility_timeout_seconds: '${aws_ssm_parameter.Wait.value}' },
    { timeout: 60 },
  );
  expect(problemsOf(visibilityBelowTimeout, stack)).toEqual([]);
  expect(unseenBy(visibilityBelowTimeout, stack)).toEqual([
    'aws_sqs_queue.Orders: visibility_timeout_seconds',
  ]);
});
