import { problemsOf, stackOf } from '../testing/observe';
import { fixedQuota } from './fixed-quota';

const layered = (count: number) =>
  stackOf({
    aws_lambda_function: { F: { layers: Array.from({ length: count }, (_, at) => `${at}`) } },
  });

it('finds what AWS never allows, and accepts the limit', () => {
  expect(problemsOf(fixedQuota, layered(6))).toEqual([
    expect.stringContaining('aws_lambda_function.F: 6 layers of a function, and the quota is 5'),
  ]);
  expect(problemsOf(fixedQuota, layered(5))).toEqual([]);
});
