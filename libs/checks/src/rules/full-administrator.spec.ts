import { problemsOf, stackOf } from '../testing/observe';
import { fullAdministrator } from './full-administrator';

const policy = (statement: object) =>
  stackOf({
    aws_iam_policy: {
      P: { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] }) },
    },
  });

it('finds every action on every resource', () => {
  expect(problemsOf(fullAdministrator, policy({ Action: ['*'], Resource: '*' }))).toEqual([
    'aws_iam_policy.P: allows every action on every resource',
  ]);
});

it.each([
  [{ Action: 's3:*', Resource: '*' }],
  [{ Action: '*', Resource: 'arn:aws:s3:::photos/*' }],
  [{ Effect: 'Deny', Action: '*', Resource: '*' }],
])('leaves %j to others', (statement) => {
  expect(problemsOf(fullAdministrator, policy(statement))).toEqual([]);
});

it.each([
  ['arn:aws:iam::aws:policy/AdministratorAccess', 1],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', 0],
])('counts the attachment of %s as %i problems', (policy_arn, count) => {
  const stack = stackOf({ aws_iam_role_policy_attachment: { A: { role: 'r', policy_arn } } });
  expect(problemsOf(fullAdministrator, stack)).toHaveLength(count);
});

it.each([
  ['arn:aws:iam::aws:policy/AdministratorAccess', 1],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', 0],
])('counts a permission set with %s as %i problems', (managed_policy_arn, count) => {
  const stack = stackOf({ aws_ssoadmin_managed_policy_attachment: { A: { managed_policy_arn } } });
  expect(problemsOf(fullAdministrator, stack)).toHaveLength(count);
});
