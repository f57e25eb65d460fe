import { told, type Resources } from '../testing/planned';
import { credentials } from './credentials';

const user: Resources = { aws_iam_user: { Bot: { name: 'bot' } } };
const key = (status: string): Resources => ({
  ...user,
  aws_iam_access_key: { Key: { user: 'bot', status } },
});

const WORDS =
  '+ privilege/look: bot (shop/Bot) gets an access key, which is valid until somebody deletes it';

it('looks at a user who gets an access key or a password', () => {
  expect(told(credentials, { before: user, after: key('Active') })).toEqual([WORDS]);
  const after = { ...user, aws_iam_user_login_profile: { Login: { user: 'bot' } } };
  expect(told(credentials, { before: user, after })).toEqual([
    '+ privilege/look: bot (shop/Bot) gets a password for the console',
  ]);
});

it('looks at a key that is valid again, and at none that is not or that stays', () => {
  expect(told(credentials, { before: key('Inactive'), after: key('Active') })).toEqual([WORDS]);
  expect(told(credentials, { before: key('Active'), after: key('Inactive') })).toEqual([]);
  expect(told(credentials, { before: user, after: key('Inactive') })).toEqual([]);
  expect(told(credentials, { before: key('Active'), after: key('Active') })).toEqual([]);
});

it('names a user of elsewhere by its name', () => {
  const after = { aws_iam_access_key: { Key: { user: 'other' } } };
  expect(told(credentials, { after })).toEqual([
    '+ privilege/look: the user other gets an access key, which is valid until somebody deletes it',
  ]);
});
