import { synth } from '@archway/testing';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key';
import { Key } from './key';
import type { ReplicaKeyProps } from './replica-key';
import { ReplicaKey } from './replica-key';

const PRIMARY = `arn:aws:kms:us-east-1:111122223333:key/mrk-${'0'.repeat(32)}`;

const replicaWith = (props: Partial<ReplicaKeyProps> = {}) =>
  synth((scope) => {
    new ReplicaKey(scope, 'Copy', { primaryKeyArn: PRIMARY, ...props });
  });

it('has the key material of another region, and a policy of its own', () => {
  const stack = replicaWith({ alias: 'orders' });
  expect(stack.inventory).toEqual({
    aws_kms_alias: 1,
    aws_kms_key_policy: 1,
    aws_kms_replica_key: 1,
  });
  expect(stack.only(KmsReplicaKey)).toMatchObject({
    primary_key_arn: PRIMARY,
    deletion_window_in_days: 30,
  });
  expect(stack.only(KmsKeyPolicy).policy).toContain('arn:aws:iam::111122223333:root');
});

it('lets in a service for one resource, as a key of its own does', () => {
  const policy = synth((scope) => {
    new ReplicaKey(scope, 'Copy', { primaryKeyArn: PRIMARY }).allowService(
      'sns.amazonaws.com',
      'arn:aws:sns:::uploads',
    );
  }).only(KmsKeyPolicy);
  expect(JSON.parse(policy.policy).Statement[1].Principal).toEqual({
    Service: 'sns.amazonaws.com',
  });
});

it('replicates a key that was made for several regions', () => {
  const key = synth((scope) => {
    new Key(scope, 'Orders', { multiRegion: true });
  }).only(KmsKey);
  expect(key).toMatchObject({ multi_region: true });
});

it.each<[Partial<ReplicaKeyProps>, RegExp]>([
  [
    { primaryKeyArn: PRIMARY.replace('mrk-', '') },
    /ReplicaKey 'test\/Copy': primaryKeyArn must be the ARN of a multi-region key/,
  ],
  [
    { primaryKeyArn: PRIMARY.replace('us-east-1', 'eu-central-1') },
    /primaryKeyArn must be of another region/,
  ],
  [{ deletionWindowDays: 6 }, /deletionWindowDays must be a whole number between 7 and 30, got 6/],
  [{ alias: 'aws/orders' }, /alias must be letters/],
])('fails for %j', (props, problem) => {
  expect(() => replicaWith(props)).toThrow(problem);
});

it('takes the shortest time in which a deleted replica can be rescued', () => {
  expect(() => replicaWith({ deletionWindowDays: 7 })).not.toThrow();
});
