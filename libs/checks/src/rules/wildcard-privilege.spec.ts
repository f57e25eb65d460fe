import { problemsOf, stackOf } from '../testing/observe';
import { wildcardPrivilege } from './wildcard-privilege';

const document = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] });
const identity = (statement: object) =>
  stackOf({ aws_iam_role_policy: { P: { role: 'r', policy: document(statement) } } });
const key = (statement: object) =>
  stackOf({
    aws_kms_key: { K: { policy: document({ Action: 'kms:*', Resource: '*', ...statement }) } },
  });

it.each([
  [{ Action: ['s3:*', 'sqs:SendMessage'], Resource: '*' }, 'allows s3:* on every resource'],
  [{ NotAction: 'iam:*', Resource: '*' }, 'allows everything but iam:* on every resource'],
])('finds %j', (statement, message) => {
  expect(problemsOf(wildcardPrivilege, identity(statement))).toEqual([
    `aws_iam_role_policy.P: ${message}`,
  ]);
});

it.each([
  [{ Action: 's3:*', Resource: 'arn:aws:s3:::photos/*' }],
  [{ Action: ['xray:PutTraceSegments', 's3:Get*'], Resource: '*' }],
])('accepts %j', (statement) => {
  expect(problemsOf(wildcardPrivilege, identity(statement))).toEqual([]);
});

it('finds a key that a role has all of, and accepts the root of the account', () => {
  expect(
    problemsOf(wildcardPrivilege, key({ Principal: { AWS: 'arn:aws:iam::1:role/r' } })),
  ).toEqual(['aws_kms_key.K: allows kms:* to arn:aws:iam::1:role/r']);
  expect(problemsOf(wildcardPrivilege, key({ Principal: { AWS: 'arn:aws:iam::1:root' } }))).toEqual(
    [],
  );
});
