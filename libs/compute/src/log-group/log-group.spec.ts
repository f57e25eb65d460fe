import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import type { LogGroupProps } from './log-group';
import { LogGroup } from './log-group';

const withGroup = (props?: Partial<LogGroupProps>) =>
  synth((scope) => {
    new LogGroup(scope, 'Logs', { logGroupName: '/app/web', ...props });
  });

it('is a log group that forgets after thirty days', () => {
  const stack = withGroup();
  expect(stack.inventory).toEqual({ aws_cloudwatch_log_group: 1 });
  expect(stack.at('aws_cloudwatch_log_group.Logs')).toEqual({
    name: '/app/web',
    retention_in_days: 30,
  });
});

it('lets CloudWatch use the key for this group only', () => {
  const stack = synth((scope) => {
    new LogGroup(scope, 'Logs', {
      logGroupName: '/app/web',
      encryptionKey: new Key(scope, 'Key'),
    });
  });
  expect(JSON.parse(stack.only(KmsKeyPolicy)['policy']).Statement[1]).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
    Action: [
      'kms:Decrypt*',
      'kms:Describe*',
      'kms:Encrypt*',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    Resource: '*',
    Condition: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn':
          'arn:aws:logs:eu-central-1:111122223333:log-group:/app/web',
      },
    },
  });
  expect(stack.only(CloudwatchLogGroup)['kms_key_id']).toBe('${aws_kms_key.Key.arn}');
});

it.each<Partial<LogGroupProps>>([
  { retentionDays: 1 },
  { retentionDays: 3_653 },
  { logGroupName: 'n'.repeat(512) },
  { logGroupName: 'a/b-c_d.e#f' },
])('accepts %p', (props) => {
  expect(() => withGroup(props)).not.toThrow();
});

it.each<[Partial<LogGroupProps>, string]>([
  [{ retentionDays: 31 as 30 }, 'retentionDays must be one of 1, 3, 5'],
  [{ logGroupName: '' }, 'logGroupName must be 1 to 512'],
  [{ logGroupName: 'n'.repeat(513) }, 'logGroupName must be 1 to 512'],
  [{ logGroupName: 'a b' }, 'logGroupName must be 1 to 512'],
])('refuses %p', (props, problem) => {
  expect(() => withGroup(props)).toThrow(problem);
});
