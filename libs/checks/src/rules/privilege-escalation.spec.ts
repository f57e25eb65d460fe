import { problemsOf, stackOf } from '../testing/observe';
import { privilegeEscalation } from './privilege-escalation';

type Written = Readonly<Record<string, unknown>>;

const policyOf = (...statements: readonly Written[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((each) => ({ Effect: 'Allow', ...each })),
  });

/** A user with one policy. */
const user = (...statements: readonly Written[]) =>
  problemsOf(
    privilegeEscalation,
    stackOf({ aws_iam_user_policy: { P: { user: 'ann', policy: policyOf(...statements) } } }),
  );

const PASS = { Action: 'iam:PassRole', Resource: '*' };
const RUN = { Action: 'lambda:CreateFunction', Resource: '*' };

it.each([
  ['iam:CreatePolicyVersion', '*'],
  ['iam:Attach*', '*'],
  ['iam:UpdateAssumeRolePolicy', 'arn:aws:iam::*:role/*'],
  ['iam:PutUserPolicy', 'arn:aws:iam::444455556666:user/*'],
  ['iam:AddUserToGroup', 'arn:aws:iam::${var.account}:group/*'],
])('finds %s on %s', (action, resource) => {
  expect(user({ Action: action, Resource: resource })[0]).toMatch(
    /^aws_iam_user_policy.P: may give itself every permission: iam:/,
  );
});

it.each([
  ['iam:CreatePolicyVersion', 'arn:aws:iam::444455556666:policy/app/*'],
  ['iam:CreatePolicy', '*'],
  ['iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'],
  ['iam:UpdateAssumeRolePolicy', '${aws_iam_role.App.arn}'],
  ['lambda:UpdateFunctionCode', 'arn:aws:lambda:eu-west-1:444455556666:function:orders-*'],
  ['*', '*'],
])('leaves %s on %s alone', (action, resource) => {
  expect(user({ Action: action, Resource: resource })).toEqual([]);
});

it('finds code that can be put into every function', () => {
  expect(user({ Action: 'lambda:Update*', Resource: '*' })).toEqual([
    'aws_iam_user_policy.P: may run its own code with the role of every function: lambda:UpdateFunctionCode',
  ]);
});

it('finds a role that can be passed to what is made', () => {
  expect(user(PASS, RUN)).toEqual([
    'aws_iam_user_policy.P: may use every role: iam:PassRole with lambda:CreateFunction',
  ]);
});

it('leaves one of the two alone', () => {
  expect([user(PASS), user(RUN)]).toEqual([[], []]);
});

it.each([
  ['lambda.amazonaws.com', 1],
  ['monitoring.rds.amazonaws.com', 0],
])('knows that a role is passed to %s alone', (service, found) => {
  const Condition = { StringEquals: { 'iam:PassedToService': service } };
  expect(user({ ...PASS, Condition }, RUN)).toHaveLength(found);
});

it.each([
  ['another statement denies it', [{ Effect: 'Deny', Action: 'iam:Pass*', Resource: '*' }], PASS],
  [
    'a condition may keep it out',
    [],
    { ...PASS, Condition: { Bool: { 'aws:ViaAWSService': 'true' } } },
  ],
])('leaves it alone where %s', (_why, others, pass) => {
  expect(user(pass, RUN, ...others)).toEqual([]);
});

it('takes the policies of a role together, unless a boundary limits it', () => {
  const role = (rest: object) =>
    stackOf({
      aws_iam_role: { R: { name: 'r', inline_policy: [{ policy: policyOf(RUN) }], ...rest } },
      aws_iam_role_policy: { P: { role: '${aws_iam_role.R.id}', policy: policyOf(PASS) } },
    });
  expect(problemsOf(privilegeEscalation, role({}))).toEqual([
    'aws_iam_role.R: may use every role: iam:PassRole with lambda:CreateFunction',
  ]);
  const boundary = { permissions_boundary: 'arn:aws:iam::111122223333:policy/limits' };
  expect(problemsOf(privilegeEscalation, role(boundary))).toEqual([]);
});
