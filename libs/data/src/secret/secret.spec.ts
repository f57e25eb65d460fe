import { AwsStack, Key, ReplicaKey, Role } from '@archway/core';
import { itPlans, planOffline, synth, TEST_ENVIRONMENT, testApp } from '@archway/testing';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import type { SecretProps } from '../index';
import { Secret } from '../index';

const secretWith = (props?: SecretProps) =>
  synth((scope) => {
    new Secret(scope, 'Session', props);
  });

const THERE = 'arn:aws:kms:eu-west-1:111122223333:key/1';

it('has a name and no value, and can be rescued for 30 days', () => {
  const stack = secretWith();
  expect(stack.inventory).toEqual({ aws_secretsmanager_secret: 1 });
  expect(stack.only(SecretsmanagerSecret)).toMatchObject({
    name: 'test-test-Session',
    recovery_window_in_days: 30,
  });
});

it('is replicated to another region under a key of that region', () => {
  const secret = synth((scope) => {
    new Secret(scope, 'Session', {
      encryptionKey: Key.fromKeyAttributes(scope, 'Here', { keyArn: 'arn:aws:kms:::key/1' }),
      replicas: [
        {
          region: 'eu-west-1',
          encryptionKey: Key.fromKeyAttributes(scope, 'There', { keyArn: THERE }),
        },
      ],
    });
  }).only(SecretsmanagerSecret);
  expect(secret).toMatchObject({
    kms_key_id: 'arn:aws:kms:::key/1',
    replica: [{ region: 'eu-west-1', kms_key_id: THERE }],
  });
});

it('lets a role read the replica of its region, and its key', () => {
  const policy = synth((scope) => {
    const role = new Role(scope, 'Task', { assumedBy: 'ecs-tasks.amazonaws.com' });
    Secret.fromSecretAttributes(scope, 'Session', {
      secretName: 'shop/session',
      encryptionKey: Key.fromKeyAttributes(scope, 'There', { keyArn: THERE }),
    }).grantRead(role);
  }).only(IamRolePolicy);
  expect(JSON.parse(policy.policy).Statement).toMatchObject([
    {
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      Resource: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/session-??????',
    },
    { Action: 'kms:Decrypt', Resource: THERE },
  ]);
});

it.each<[SecretProps, RegExp]>([
  [{ secretName: 'shop/session-abcdef' }, /Secret 'test\/Session': secretName must be 1 to 512/],
  [{ recoveryWindowDays: 6 }, /recoveryWindowDays must be a whole number between 7 and 30, got 6/],
  [{ replicas: [{ region: 'eu-central-1' }] }, /replicas\[0\]\.region must be another region/],
  [
    { replicas: [{ region: 'eu-west-1' }, { region: 'eu-west-1' }] },
    /replicas\[1\]\.region must not come twice/,
  ],
])('fails for %j', (props, problem) => {
  expect(() => secretWith(props)).toThrow(problem);
});

it.each<[SecretProps]>([
  [{ secretName: 'shop/session-abcde' }],
  [{ recoveryWindowDays: 7 }],
  [{ replicas: [{ region: 'eu-west-1' }] }],
])('takes %j', (props) => {
  expect(() => secretWith(props)).not.toThrow();
});

it('fails for a customer managed key that the replica cannot use', () => {
  const make = () =>
    synth((scope) => {
      new Secret(scope, 'Session', {
        encryptionKey: new Key(scope, 'Key'),
        replicas: [{ region: 'eu-west-1' }],
      });
    });
  expect(make).toThrow(/replicas\[0\]\.encryptionKey must be given with encryptionKey/);
});

itPlans('secrets and keys of several regions are what the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'secrets', TEST_ENVIRONMENT);
  new Key(stack, 'Primary', { multiRegion: true });
  const replicaKey = new ReplicaKey(stack, 'Replica', {
    primaryKeyArn: `arn:aws:kms:us-east-1:111122223333:key/mrk-${'0'.repeat(32)}`,
  });
  new Secret(stack, 'Session', {
    encryptionKey: replicaKey,
    replicas: [
      {
        region: 'eu-west-1',
        encryptionKey: Key.fromKeyAttributes(stack, 'There', {
          keyArn: `arn:aws:kms:eu-west-1:111122223333:key/mrk-${'0'.repeat(32)}`,
        }),
      },
    ],
  });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_kms_key: 1,
    aws_kms_replica_key: 1,
    aws_secretsmanager_secret: 1,
  });
});
