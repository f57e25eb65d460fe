import { problemsOf, stackOf } from '../testing/observe';
import { policyNotJson } from './policy-not-json';

const queue = (policy: unknown) =>
  stackOf(
    { aws_sqs_queue: { Orders: {} }, aws_sqs_queue_policy: { It: { policy } } },
    { variable: { policy: {} } },
  );

it.each([
  ['{ Statement: [] }'],
  ['allow'],
  ['{"Statement": [],}'],
  ['{"Resource": "${aws_sqs_queue.Orders.arn}",}'],
])('finds %s', (policy) => {
  expect(problemsOf(policyNotJson, queue(policy))).toEqual([
    'aws_sqs_queue_policy.It: policy is not JSON',
  ]);
});

it.each([
  ['{"Version": "2012-10-17", "Statement": []}'],
  ['\n{ "Statement": [] }\n'],
  [''],
  ['${var.policy}'],
  ['{"Statement": ${var.policy}}'],
  ['{"Resource": "${aws_sqs_queue.Orders.arn}", "Sid": "a\\"b"}'],
  ['{"Resource": "${lower("${aws_sqs_queue.Orders.arn}")}"}'],
  ['{"Statement": [%{ if var.policy }{}%{ endif }]}'],
])('accepts %j', (policy) => {
  expect(problemsOf(policyNotJson, queue(policy))).toEqual([]);
});

it('reads the trust policy of a role too', () => {
  const stack = stackOf({ aws_iam_role: { It: { assume_role_policy: 'ec2.amazonaws.com' } } });
  expect(problemsOf(policyNotJson, stack)).toEqual([
    'aws_iam_role.It: assume_role_policy is not JSON',
  ]);
});

it('is an error', () => {
  expect(policyNotJson.severity).toBe('error');
});
