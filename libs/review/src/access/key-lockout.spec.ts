import { told, type Resources } from '../testing/planned';
import { keyLockouts } from './key-lockout';

const policy = (...principals: readonly string[]): string =>
  JSON.stringify({
    Statement: principals.map((AWS) => ({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'kms:*',
      Resource: '*',
    })),
  });

const ROOT = 'arn:aws:iam::123456789012:root';
const ROLE = 'arn:aws:iam::123456789012:role/admin';

const key = (text: string): Resources => ({ aws_kms_key: { Orders: { policy: text } } });

it('stops at a key that no longer lets its own account in', () => {
  expect(told(keyLockouts, { before: key(policy(ROOT)), after: key(policy(ROLE)) })).toEqual([
    expect.stringMatching(/^- protection\/stop: shop\/Orders no longer lets its own account in/),
  ]);
});

it('says nothing where the account stays, by itself or beside others', () => {
  expect(told(keyLockouts, { before: key(policy(ROOT)), after: key(policy(ROOT, ROLE)) })).toEqual(
    [],
  );
  expect(told(keyLockouts, { before: key(policy(ROLE)), after: key(policy(ROLE, ROLE)) })).toEqual(
    [],
  );
});

it('says nothing where the new policy cannot be seen', () => {
  const after = key('${aws_iam_role.New.arn}');
  expect(told(keyLockouts, { before: key(policy(ROOT)), after })).toEqual([]);
});
