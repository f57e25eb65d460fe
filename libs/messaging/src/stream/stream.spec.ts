import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KinesisResourcePolicy } from '@cdktf/provider-aws/lib/kinesis-resource-policy';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { Key, Role } from '@archway/core';
import type { Arguments } from '@archway/testing';
import { synth } from '@archway/testing';
import type { StreamProps } from './stream';
import { Stream } from './stream';

function streamOf(props?: StreamProps): Arguments {
  return synth((stack) => {
    new Stream(stack, 'Clicks', props);
  }).only(KinesisStream);
}

function granted(grant: (stream: Stream, role: Role) => void): Arguments[] {
  const stack = synth((scope) => {
    const stream = new Stream(scope, 'Clicks', { encryptionKey: new Key(scope, 'Key') });
    grant(stream, new Role(scope, 'Reader', { assumedBy: 'ecs-tasks.amazonaws.com' }));
  });
  return JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
}

it('deploys one encrypted stream that is on demand', () => {
  const stack = synth((scope) => {
    new Stream(scope, 'Clicks');
  });
  expect(stack.inventory).toEqual({ aws_kinesis_stream: 1 });
  expect(stack.at('aws_kinesis_stream.Clicks')).toEqual({
    name: 'test-test-Clicks',
    stream_mode_details: { stream_mode: 'ON_DEMAND' },
    encryption_type: 'KMS',
    kms_key_id: 'alias/aws/kinesis',
  });
});

it('has as many shards as it is told', () => {
  expect(streamOf({ shardCount: 2 })).toMatchObject({
    shard_count: 2,
    stream_mode_details: { stream_mode: 'PROVISIONED' },
  });
  expect(() => streamOf({ shardCount: 0 })).toThrow('shardCount must be a whole number between 1');
});

it.each([24, 8_760])('keeps records for %i hours', (retentionPeriodHours) => {
  expect(streamOf({ retentionPeriodHours })['retention_period']).toBe(retentionPeriodHours);
});

it.each([23, 8_761])('refuses to keep records for %i hours', (retentionPeriodHours) => {
  expect(() => streamOf({ retentionPeriodHours })).toThrow(
    'retentionPeriodHours must be a whole number between 24 and 8760',
  );
});

it('takes a name of 128 characters and refuses one of 129', () => {
  expect(streamOf({ streamName: 'a'.repeat(128) })['name']).toHaveLength(128);
  expect(() => streamOf({ streamName: 'a'.repeat(129) })).toThrow('streamName must be 1 to 128');
});

it('lets a role put records and use the key', () => {
  expect(granted((stream, role) => stream.grantWrite(role))).toEqual([
    {
      Effect: 'Allow',
      Action: ['kinesis:PutRecord', 'kinesis:PutRecords'],
      Resource: '${aws_kinesis_stream.Clicks.arn}',
    },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '${aws_kms_key.Key.arn}',
    },
  ]);
});

it('lets a role read through a consumer of its own', () => {
  const statements = granted((stream, role) => stream.addConsumer('Counts').grantRead(role));
  expect(statements).toContainEqual({
    Effect: 'Allow',
    Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
    Resource: expect.stringContaining('aws_kinesis_stream_consumer.Clicks_Counts'),
  });
});

it('takes 20 consumers and refuses the next', () => {
  synth((scope) => {
    const stream = new Stream(scope, 'Clicks');
    for (let index = 0; index < 20; index += 1) stream.addConsumer(`Reader${index}`);
    expect(() => stream.addConsumer('Late')).toThrow('at most 20 consumers, got 21');
  });
});

it('collects the statements of its one policy', () => {
  const stack = synth((scope) => {
    const stream = new Stream(scope, 'Clicks');
    for (const account of ['222233334444', '333344445555']) {
      stream.addToResourcePolicy({
        principals: { aws: [account] },
        actions: ['kinesis:PutRecord'],
        resources: [stream.streamArn],
      });
    }
  });
  expect(JSON.parse(stack.only(KinesisResourcePolicy)['policy']).Statement).toHaveLength(2);
});

it('warns of what must stand in the policy of a stream that others deploy', () => {
  const stack = synth((scope) => {
    const stream = Stream.fromStreamAttributes(scope, 'Shared', {
      streamArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/shared',
      streamName: 'shared',
    });
    stream.addToResourcePolicy({
      principals: { aws: ['222233334444'] },
      actions: ['kinesis:PutRecord'],
      resources: [stream.streamArn],
    });
  });
  expect(stack.inventory).toEqual({});
  expect(stack.warnings.join()).toContain('its policy must contain');
});
