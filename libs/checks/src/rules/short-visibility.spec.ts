import { problemsOf } from '../testing/observe';
import { readBy } from '../testing/read-by';
import { shortVisibility } from './short-visibility';

it('finds a queue that hides a message for less than six times the function and the window', () => {
  const stack = readBy(
    { visibility_timeout_seconds: 364 },
    { timeout: 60 },
    { maximum_batching_window_in_seconds: 5 },
  );
  expect(problemsOf(shortVisibility, stack)).toEqual([
    'aws_sqs_queue.Orders: hides a message for 364 s; aws_lambda_function.Take needs 365 s (6 × 60 s + 5 s)',
  ]);
});

it('accepts exactly six times and the window', () => {
  const stack = readBy(
    { visibility_timeout_seconds: 365 },
    { timeout: 60 },
    { maximum_batching_window_in_seconds: 5 },
  );
  expect(problemsOf(shortVisibility, stack)).toEqual([]);
});

it('leaves what Lambda refuses to the other rule', () => {
  expect(
    problemsOf(shortVisibility, readBy({ visibility_timeout_seconds: 59 }, { timeout: 60 })),
  ).toEqual([]);
});
