import { problemsOf, stackOf } from '../testing/observe';
import { samlWithoutAudience } from './saml-without-audience';

const ROLE = (rest: object) =>
  stackOf({
    aws_iam_role: {
      Staff: {
        assume_role_policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRoleWithSAML',
              Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/staff' },
              ...rest,
            },
          ],
        }),
      },
    },
  });
const SIGN_IN = 'https://signin.aws.amazon.com/saml';

it.each<[object]>([
  [{}],
  [{ Principal: { Federated: '${aws_iam_saml_provider.Staff.arn}' } }],
  [{ Condition: { StringEqualsIfExists: { 'SAML:aud': SIGN_IN } } }],
  [{ Condition: { StringLike: { 'SAML:aud': '*' } } }],
  [{ Condition: { StringEquals: { 'SAML:iss': 'https://idp.example.com' } } }],
])('finds %j', (rest) => {
  expect(problemsOf(samlWithoutAudience, ROLE(rest))).toEqual([
    'aws_iam_role.Staff: statement 1 of its trust policy compares no SAML:aud',
  ]);
});

it.each<[object]>([
  [{ Condition: { StringEquals: { 'SAML:aud': SIGN_IN } } }],
  [{ Condition: { StringEquals: { 'saml:aud': [SIGN_IN] } } }],
  [{ Condition: { StringLike: { 'SAML:aud': 'https://*.signin.aws.amazon.com/saml' } } }],
  [{ Effect: 'Deny' }],
  [{ Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/example.com' } }],
])('accepts %j', (rest) => {
  expect(problemsOf(samlWithoutAudience, ROLE(rest))).toEqual([]);
});
