import { environmentProblems } from './environment-variables';

const problems = (environment: Record<string, string>) =>
  environmentProblems(environment).filter((problem) => problem !== undefined);

it.each<Record<string, string>>([
  { OUTPUT_BUCKET: 'photos' },
  { a1: '' },
  { AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrapper' },
  { TZ: 'Europe/Berlin' },
  { AB: 'x'.repeat(4_094) },
  { AB: 'é'.repeat(2_047) },
])('takes %p', (environment) => {
  expect(problems(environment)).toEqual([]);
});

it.each<[Record<string, string>, string]>([
  [{ AWS_REGION: 'x' }, 'environment must leave AWS_REGION to Lambda, which sets it itself'],
  [{ _X_AMZN_TRACE_ID: 'x' }, 'environment must leave _X_AMZN_TRACE_ID to Lambda'],
  [{ LAMBDA_TASK_ROOT: 'x' }, 'environment must leave LAMBDA_TASK_ROOT to Lambda'],
  [{ A: 'x' }, 'must have names of two or more letters'],
  [{ '1A': 'x' }, 'must have names of two or more letters'],
  [{ 'A-B': 'x' }, 'must have names of two or more letters'],
  [{ AB: 'x'.repeat(4_095) }, 'environment must have at most 4096 bytes in all, got 4097'],
  [{ AB: 'é'.repeat(2_048) }, 'environment must have at most 4096 bytes in all, got 4098'],
])('refuses %p', (environment, problem) => {
  expect(problems(environment)).toEqual([expect.stringContaining(problem)]);
});
