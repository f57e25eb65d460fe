import { synth, TEST_ENVIRONMENT } from '@archway/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { Key } from '../key/key';
import { encryptLogGroup } from './log-group';

const encrypted = (region?: string) =>
  synth((stack) => {
    const group = new CloudwatchLogGroup(stack, 'Group', { name: '/orders' });
    encryptLogGroup(group, new Key(stack, 'Key'), '/orders', region);
  });

it('encrypts the group with the key, once its policy lets CloudWatch Logs use it', () => {
  const group = encrypted().only(CloudwatchLogGroup);
  expect(group.kms_key_id).toBe('${aws_kms_key.Key.arn}');
  expect(group.depends_on).toEqual(
    expect.arrayContaining([expect.stringMatching(/^aws_kms_key_policy.Key_Policy/)]),
  );
});

it.each([
  [undefined, TEST_ENVIRONMENT.region],
  ['us-east-1', 'us-east-1'],
])('names the group in the region %s', (region, expected) => {
  const stack = encrypted(region);
  const policy = JSON.stringify(stack.all(KmsKeyPolicy));
  expect(policy).toContain(`logs.${expected}.amazonaws.com`);
  expect(policy).toContain(`arn:aws:logs:${expected}:`);
  expect(policy).toContain(':log-group:/orders');
});
