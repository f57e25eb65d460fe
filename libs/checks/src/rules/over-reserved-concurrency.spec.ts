import { problemsOf } from '../testing/observe';
import { readBy } from '../testing/read-by';
import { overReservedConcurrency } from './over-reserved-concurrency';

const scaled = (maximum_concurrency: number) => ({ scaling_config: { maximum_concurrency } });

it('finds a mapping that may start more than is reserved', () => {
  const stack = readBy({}, { reserved_concurrent_executions: 9 }, scaled(10));
  expect(problemsOf(overReservedConcurrency, stack)).toEqual([
    'aws_lambda_function.Take: has 9 reserved, and its queues may start 10 at once',
  ]);
});

it.each([
  [{ reserved_concurrent_executions: 10 }, scaled(10)],
  [{ reserved_concurrent_executions: 5 }, {}],
  [{ reserved_concurrent_executions: -1 }, scaled(10)],
  [{}, scaled(1000)],
  [{ reserved_concurrent_executions: 1 }, { enabled: false }],
])('accepts the function %j with the mapping %j', (fn, mapping) => {
  expect(problemsOf(overReservedConcurrency, readBy({}, fn, mapping))).toEqual([]);
});

it('finds a reservation below the five that Lambda begins with', () => {
  expect(
    problemsOf(overReservedConcurrency, readBy({}, { reserved_concurrent_executions: 4 })),
  ).toHaveLength(1);
});
