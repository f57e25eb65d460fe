import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { synth } from '@archway/testing';
import { Role } from '../role/role';
import type { KeyProps } from './key';
import { Key } from './key';

const withKey = (props?: KeyProps) =>
  synth((scope) => {
    new Key(scope, 'Messages', props);
  });

it('is a key that rotates, with a policy of its own', () => {
  const stack = withKey();
  expect(stack.inventory).toEqual({ aws_kms_key: 1, aws_kms_key_policy: 1 });
  expect(stack.addresses).toContain('aws_kms_key.Messages');
  expect(stack.only(KmsKey)).toMatchObject({
    enable_key_rotation: true,
    deletion_window_in_days: 30,
  });
});

it('ends after what it encrypts has let go of it', () => {
  expect(withKey().only(KmsKey)).toMatchObject({ lifecycle: { create_before_destroy: true } });
});

it('leaves it to the account who may use it, and lets in a service for one resource only', () => {
  const policy = synth((scope) => {
    new Key(scope, 'Messages').allowService('sns.amazonaws.com', 'arn:aws:sns:::uploads');
  }).only(KmsKeyPolicy);
  expect(JSON.parse(policy.policy).Statement).toEqual([
    {
      Sid: 'AccountDecidesByIam',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:::uploads' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    },
  ]);
});

it('grants reading, or reading with writing, to a role', () => {
  const policies = synth((scope) => {
    const key = new Key(scope, 'Messages');
    const role = new Role(scope, 'Worker', { assumedBy: 'lambda.amazonaws.com' });
    key.grantDecrypt(role);
    key.grantEncryptDecrypt(new Role(scope, 'Writer', { assumedBy: 'lambda.amazonaws.com' }));
  }).all(IamRolePolicy);
  const actions = policies.map(({ policy }) => JSON.parse(policy).Statement[0].Action);
  expect(actions).toEqual(['kms:Decrypt', ['kms:Decrypt', 'kms:GenerateDataKey*']]);
});

it('has a name for people when given one', () => {
  expect(withKey({ alias: 'archway/messages' }).only(KmsAlias).name).toBe('alias/archway/messages');
});

it('says what the policy of a key that others deploy must hold', () => {
  const stack = synth((scope) => {
    const key = Key.fromKeyAttributes(scope, 'Shared', { keyArn: 'arn:aws:kms:::key/1' });
    key.allowService('sns.amazonaws.com', 'arn:aws:sns:::uploads');
  });
  expect(stack.warnings).toEqual([
    'test/Shared: this is deployed elsewhere: its policy must let sns.amazonaws.com use kms:Decrypt and kms:GenerateDataKey* for arn:aws:sns:::uploads',
  ]);
});

it('takes a statement that only the service knows how to bind', () => {
  const statement = {
    principals: { services: ['logs.eu-central-1.amazonaws.com'] },
    actions: ['kms:Decrypt'],
    resources: ['*'],
  };
  const stack = synth((scope) => {
    new Key(scope, 'Own').addToResourcePolicy(statement);
    Key.fromKeyAttributes(scope, 'Shared', {
      keyArn: 'arn:aws:kms:::key/1',
    }).addToResourcePolicy(statement);
  });
  expect(JSON.parse(stack.only(KmsKeyPolicy).policy).Statement).toContainEqual({
    Effect: 'Allow',
    Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
    Action: 'kms:Decrypt',
    Resource: '*',
  });
  expect(stack.warnings).toEqual([
    'test/Shared: this is deployed elsewhere: its policy must contain what stands in ' +
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"logs.eu-central-1.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*"}]}',
  ]);
});

it.each([{ rotationPeriodDays: 90 }, { deletionWindowDays: 7 }, { alias: 'a' }])(
  'accepts %p',
  (props) => {
    expect(() => withKey(props)).not.toThrow();
  },
);

it.each([
  [
    { rotationPeriodDays: 89 },
    'rotationPeriodDays must be a whole number between 90 and 2560, got 89',
  ],
  [
    { deletionWindowDays: 31 },
    'deletionWindowDays must be a whole number between 7 and 30, got 31',
  ],
  [
    { alias: 'aws/s3' },
    "alias must be letters, digits, '/', '_' and '-', not starting with 'aws/', got \"aws/s3\"",
  ],
])('refuses %p', (props, problem) => {
  expect(() => withKey(props)).toThrow(`Key 'test/Messages': ${problem}`);
});
