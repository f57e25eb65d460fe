import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { openTrust } from './open-trust';

const HOST = 'token.actions.githubusercontent.com';
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${HOST}` };

const role = (statement: object) =>
  stackOf({
    aws_iam_role: {
      It: {
        assume_role_policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
        }),
      },
    },
  });
const everyone = (Condition: object) => role({ Principal: { AWS: '*' }, Condition });
const provided = (Condition: object) => role({ Principal: PROVIDER, Condition });

it.each([
  [{}],
  [{ StringEquals: { 'sts:ExternalId': 'shop' } }],
  [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } }],
  [{ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } }],
  [{ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } }],
])('finds a role that everyone becomes under %j', (condition) => {
  expect(problemsOf(openTrust, everyone(condition))).toEqual([
    'aws_iam_role.It: statement 1 of its trust policy lets everyone become it',
  ]);
});

it.each([
  [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } }],
  [{ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }],
])('accepts everyone under %j', (condition) => {
  expect(problemsOf(openTrust, everyone(condition))).toEqual([]);
});

it.each([
  [{}],
  [{ StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com' } }],
  [{ StringLike: { [`${HOST}:sub`]: 'repo:*' } }],
  [{ StringLike: { [`${HOST}:sub`]: 'repo:acme*' } }],
  [{ StringLike: { [`${HOST}:sub`]: ['repo:acme/shop:*', '*'] } }],
  [{ StringEquals: { [`${HOST}:sub`]: 'workflow:deploy:repo:acme/shop' } }],
  [{ StringNotLike: { [`${HOST}:sub`]: 'repo:acme/shop:*' } }],
  [{ 'ForAllValues:StringLike': { [`${HOST}:sub`]: 'repo:acme/shop:*' } }],
])('finds a role that every identity of a provider becomes under %j', (condition) => {
  expect(problemsOf(openTrust, provided(condition))).toEqual([
    `aws_iam_role.It: statement 1 of its trust policy lets every identity of ${HOST} become it`,
  ]);
});

it.each([
  [{ StringLike: { [`${HOST}:sub`]: 'repo:acme/shop:*' } }],
  [{ StringLike: { [`${HOST}:sub`]: 'repo:acme/*' } }],
  [{ StringEquals: { [`${HOST}:sub`]: 'repository_owner_id:42' } }],
  [{ StringEquals: { [`${HOST}/acme:sub`]: 'repo:acme/shop:ref:refs/heads/main' } }],
  [{ StringEquals: { [`${HOST}:repository_id`]: '123456' } }],
])('accepts identities of a provider under %j', (condition) => {
  expect(problemsOf(openTrust, provided(condition))).toEqual([]);
});

it('finds a principal with a wildcard for the account', () => {
  const stack = role({ Principal: { AWS: 'arn:aws:iam::*:role/deploy' } });
  expect(problemsOf(openTrust, stack)).toEqual([
    'aws_iam_role.It: statement 1 of its trust policy lets arn:aws:iam::*:role/deploy in every account become it',
  ]);
});

it.each([
  [{ Effect: 'Deny', Principal: '*' }],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' } }],
  [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  [{ Principal: { Service: 'lambda.amazonaws.com' } }],
])('accepts %j', (statement) => {
  expect(problemsOf(openTrust, role(statement))).toEqual([]);
});

it('names the statement', () => {
  const stack = role({ Sid: 'Anybody', Principal: '*' });
  expect(problemsOf(openTrust, stack)).toEqual([
    'aws_iam_role.It: Anybody of its trust policy lets everyone become it',
  ]);
});

it('says that it cannot see a policy from a variable', () => {
  const stack = stackOf(
    { aws_iam_role: { It: { assume_role_policy: '${var.trust}' } } },
    { variable: { trust: {} } },
  );
  expect(problemsOf(openTrust, stack)).toEqual([]);
  expect(unseenBy(openTrust, stack)).toEqual(['aws_iam_role.It: the trust policy']);
});

it('is an error', () => {
  expect(openTrust.severity).toBe('error');
});
