import { AwsStack, Key } from '@archway/core';
import { readBack, synth, testApp } from '@archway/testing';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { Construct } from 'constructs';
import { PrivateBucket } from '../../origin/fixtures/private-bucket';
import { HttpOrigin } from '../../origin/http-origin/http-origin';
import { Distribution } from '../distribution';
import type { AccessLogOptions } from './access-log-options';

const log = (options: (scope: Construct, provider: AwsProvider) => AccessLogOptions) =>
  synth((scope) => {
    const provider = new AwsProvider(scope, 'use1', { region: 'us-east-1', alias: 'use1' });
    const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
    const accessLogs = options(scope, provider);
    new Distribution(scope, 'Site', { defaultBehavior: { origin }, accessLogs });
  });

const bucketLogs = (more: object = {}, key = false) =>
  log((scope, provider) => ({
    to: 'bucket',
    bucket: new PrivateBucket(scope, 'Logs', key ? new Key(scope, 'Key') : undefined),
    provider,
    ...more,
  }));

it('fills a bucket from us-east-1, in folders by hour', () => {
  const stack = bucketLogs();
  expect(stack.inventory).toEqual({
    aws_cloudfront_distribution: 1,
    aws_cloudwatch_log_delivery: 1,
    aws_cloudwatch_log_delivery_destination: 1,
    aws_cloudwatch_log_delivery_source: 1,
    aws_s3_bucket: 1,
    aws_s3_bucket_policy: 1,
  });
  expect(stack.only(CloudwatchLogDeliverySource)).toEqual({
    name: 'test-test-Site-AccessLogs',
    log_type: 'ACCESS_LOGS',
    resource_arn: '${aws_cloudfront_distribution.Site.arn}',
    provider: 'aws.use1',
  });
  expect(stack.only(CloudwatchLogDeliveryDestination)).toEqual({
    name: 'test-test-Site-AccessLogs',
    output_format: 'w3c',
    delivery_destination_configuration: [{ destination_resource_arn: '${aws_s3_bucket.Logs.arn}' }],
    provider: 'aws.use1',
  });
  expect(stack.only(CloudwatchLogDelivery)).toMatchObject({
    s3_delivery_configuration: [
      {
        suffix_path: '{DistributionId}/{yyyy}/{MM}/{dd}/{HH}',
        enable_hive_compatible_path: false,
      },
    ],
    provider: 'aws.use1',
    depends_on: expect.arrayContaining([expect.stringMatching(/^aws_s3_bucket_policy\./)]),
  });
});

const FROM_THE_SOURCE = {
  ArnEquals: {
    'aws:SourceArn':
      'arn:aws:logs:us-east-1:111122223333:delivery-source:test-test-Site-AccessLogs',
  },
  StringEquals: { 'aws:SourceAccount': '111122223333' },
};

it('lets the delivery of this distribution write, and only where it writes', () => {
  const [statement] = JSON.parse(bucketLogs().only(S3BucketPolicy).policy).Statement;
  expect(statement).toEqual({
    Effect: 'Allow',
    Principal: { Service: 'delivery.logs.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: '${aws_s3_bucket.Logs.arn}/AWSLogs/111122223333/CloudFront/*',
    Condition: {
      ...FROM_THE_SOURCE,
      StringEquals: {
        ...FROM_THE_SOURCE.StringEquals,
        's3:x-amz-acl': 'bucket-owner-full-control',
      },
    },
  });
});

it('lets the delivery use the key of the bucket', () => {
  const statements = JSON.parse(bucketLogs({}, true).only(KmsKeyPolicy).policy).Statement;
  expect(statements).toContainEqual({
    Effect: 'Allow',
    Principal: { Service: 'delivery.logs.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: FROM_THE_SOURCE,
  });
});

it('writes what and where it is told', () => {
  const stack = bucketLogs({
    prefix: 'site/edge',
    path: '{yyyy}',
    hiveCompatiblePath: true,
    format: 'parquet',
    recordFields: ['date', 'c-ip'],
  });
  expect(stack.only(CloudwatchLogDeliveryDestination)).toMatchObject({
    output_format: 'parquet',
    delivery_destination_configuration: [
      { destination_resource_arn: '${aws_s3_bucket.Logs.arn}/site/edge' },
    ],
  });
  expect(stack.only(CloudwatchLogDelivery)).toMatchObject({
    record_fields: ['date', 'c-ip'],
    s3_delivery_configuration: [{ suffix_path: '{yyyy}', enable_hive_compatible_path: true }],
  });
  expect(JSON.parse(stack.only(S3BucketPolicy).policy).Statement[0].Resource).toBe(
    '${aws_s3_bucket.Logs.arn}/site/edge/*',
  );
});

it.each<[AccessLogOptions, string, string]>([
  [
    { to: 'log-group', logGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:edge' },
    'arn:aws:logs:us-east-1:111122223333:log-group:edge',
    'json',
  ],
  [
    { to: 'delivery-stream', deliveryStreamArn: 'arn:aws:firehose:x', format: 'raw' },
    'arn:aws:firehose:x',
    'raw',
  ],
])('goes elsewhere: %j', (options, arn, format) => {
  const stack = log((_, provider) => ({ ...options, provider }));
  expect(stack.only(CloudwatchLogDeliveryDestination)).toMatchObject({
    output_format: format,
    delivery_destination_configuration: [{ destination_resource_arn: arn }],
  });
  expect(stack.only(CloudwatchLogDelivery)).not.toHaveProperty('s3_delivery_configuration');
});

it('needs no provider in a stack of us-east-1', () => {
  const stack = new AwsStack(testApp(), 'site', {
    accountId: '111122223333',
    region: 'us-east-1',
    stage: 'test',
  });
  const origin = new HttpOrigin(stack, 'Api', { domainName: 'api.example.com' });
  const accessLogs = { to: 'bucket', bucket: new PrivateBucket(stack, 'Logs') } as const;
  new Distribution(stack, 'Site', { defaultBehavior: { origin }, accessLogs });
  expect(readBack(stack).only(CloudwatchLogDeliverySource)).not.toHaveProperty('provider');
});

it('is refused outside of us-east-1', () => {
  expect(() => bucketLogs({ provider: undefined })).toThrow(
    `AccessLogs 'test/Site/AccessLogs': provider must be of us-east-1, where the delivery of access logs has to be, got "eu-central-1"`,
  );
});

it.each([
  [{ prefix: '/edge' }, 'prefix must be a prefix without blanks, braces or slashes around it'],
  [{ prefix: 'edge/' }, 'prefix must be a prefix without blanks, braces or slashes around it'],
  [{ recordFields: [] }, 'recordFields must name a field, got []'],
])('is refused with %j', (props, problem) => {
  expect(() => bucketLogs(props)).toThrow(problem);
});
