import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KinesisFirehoseDeliveryStream } from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { PlainBucket } from '../plain-bucket/plain-bucket';
import { PlainFunction } from '../plain-function/plain-function';
import { Stream } from '../stream/stream';
import { DeliveryStream } from './delivery-stream';
import type { DeliveryStreamProps } from './delivery-stream-props';

function archived(props: Partial<DeliveryStreamProps> = {}): Synthesized {
  return synth((stack) => {
    new DeliveryStream(stack, 'Archive', { bucket: new PlainBucket(stack, 'Events'), ...props });
  });
}

it('keeps compressed records in a bucket, and a log of what failed', () => {
  const stack = archived();
  expect(stack.inventory).toEqual({
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_stream: 1,
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
    aws_kinesis_firehose_delivery_stream: 1,
    aws_s3_bucket: 1,
  });
  expect(stack.only(KinesisFirehoseDeliveryStream)).toMatchObject({
    name: 'test-test-Archive',
    destination: 'extended_s3',
    server_side_encryption: { enabled: true, key_type: 'AWS_OWNED_CMK' },
    extended_s3_configuration: {
      compression_format: 'GZIP',
      buffering_interval: 300,
      buffering_size: 5,
      error_output_prefix: 'failed/!{firehose:error-output-type}/',
      cloudwatch_logging_options: { enabled: true },
    },
  });
});

it('has a role that this stream alone takes on', () => {
  const [statement] = JSON.parse(archived().only(IamRole)['assume_role_policy']).Statement;
  expect(statement.Condition.ArnEquals['aws:SourceArn']).toBe(
    'arn:aws:firehose:eu-central-1:111122223333:deliverystream/test-test-Archive',
  );
});

it('reads a stream, whose encryption it has', () => {
  const stack = synth((scope) => {
    new DeliveryStream(scope, 'Archive', {
      bucket: new PlainBucket(scope, 'Events'),
      source: new Stream(scope, 'Clicks'),
    });
  });
  const resource = stack.only(KinesisFirehoseDeliveryStream);
  expect(resource).not.toHaveProperty('server_side_encryption');
  expect(resource['kinesis_source_configuration'].kinesis_stream_arn).toBe(
    '${aws_kinesis_stream.Clicks.arn}',
  );
  expect(stack.only(IamRolePolicy)['policy']).toContain('kinesis:GetRecords');
});

it('separates partitions that a record names', () => {
  const { extended_s3_configuration: s3 } = archived({
    partitionKeys: { tenant: '.tenant' },
    prefix: 'orders/!{partitionKeyFromQuery:tenant}/',
  }).only(KinesisFirehoseDeliveryStream);
  expect(s3).toMatchObject({
    buffering_size: 64,
    dynamic_partitioning_configuration: { enabled: true },
  });
  expect(s3.processing_configuration.processors[0].parameters[1].parameter_value).toBe(
    '{tenant:.tenant}',
  );
});

it('refuses a partition that no prefix reads', () => {
  expect(() => archived({ partitionKeys: { tenant: '.tenant' } })).toThrow(
    'prefix must contain !{partitionKeyFromQuery:tenant}, got undefined',
  );
});

it('lets a function change records', () => {
  const stack = synth((scope) => {
    new DeliveryStream(scope, 'Archive', {
      bucket: new PlainBucket(scope, 'Events'),
      transformation: new PlainFunction(scope, 'Clean'),
    });
  });
  expect(
    stack
      .all(IamRolePolicy)
      .map(({ policy }) => policy)
      .join(),
  ).toContain('lambda:InvokeFunction');
});

it.each([0, 900])('gathers records for %i seconds', (bufferingIntervalSeconds) => {
  expect(
    archived({ bufferingIntervalSeconds }).only(KinesisFirehoseDeliveryStream)[
      'extended_s3_configuration'
    ].buffering_interval,
  ).toBe(bufferingIntervalSeconds);
});

it.each<[Partial<DeliveryStreamProps>, string]>([
  [{ bufferingIntervalSeconds: 901 }, 'bufferingIntervalSeconds must be a whole number'],
  [{ bufferingSizeMib: 129 }, 'bufferingSizeMib must be a whole number between 1 and 128'],
  [{ deliveryStreamName: 'a b' }, 'deliveryStreamName must be 1 to 64 letters'],
  [
    { prefix: '!{timestamp:yyyy}/', errorOutputPrefix: 'failed/' },
    'errorOutputPrefix must contain !{firehose:error-output-type}, got "failed/"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => archived(props)).toThrow(problem);
});
