import { conditionKeyWords } from './condition-keys';

it.each([
  ['aws:multifactorauthpresent', 'aws:MultiFactorAuthPresent'],
  ['iam:passedtoservice', 'iam:PassedToService'],
  ['aws:principaltag/team', 'aws:PrincipalTag/team'],
])('writes %s as AWS does', (key, written) => {
  expect(conditionKeyWords(key)).toBe(written);
});

it('leaves a key that it does not know as it is', () => {
  expect(conditionKeyWords('token.actions.githubusercontent.com:sub')).toBe(
    'token.actions.githubusercontent.com:sub',
  );
});
