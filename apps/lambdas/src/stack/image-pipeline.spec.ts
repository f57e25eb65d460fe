import { readBack, testApp } from '@archway/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { LambdasConfig } from '../config/config';
import { configOf } from '../config/stages';
import { ImagePipeline } from './image-pipeline';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway-zips-'));
const zip = path.join(folder, 'function.zip');
beforeAll(() => fs.writeFileSync(zip, 'PK\x03\x04'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const synthesized = (config: LambdasConfig) =>
  readBack(new ImagePipeline(testApp(), `lambdas-${config.stack.stage}`, config, () => zip));
const dev = () => synthesized(configOf('dev'));
const prod = () => synthesized(configOf('prod'));

/** What would be lost, or would have to be told to somebody, when its address changes. */
const STATEFUL = [
  'aws_cloudwatch_log_group',
  'aws_kms_key',
  'aws_s3_bucket',
  'aws_sns_topic',
  'aws_sqs_queue',
];

it('deploys two buckets, a topic, and for each branch queues, a function and alarms', () => {
  expect(dev().inventory).toEqual({
    aws_cloudwatch_log_group: 2,
    aws_cloudwatch_metric_alarm: 6,
    aws_iam_role: 2,
    aws_iam_role_policy: 2,
    aws_lambda_event_source_mapping: 2,
    aws_lambda_function: 2,
    aws_s3_bucket: 2,
    aws_s3_bucket_lifecycle_configuration: 2,
    aws_s3_bucket_notification: 1,
    aws_s3_bucket_ownership_controls: 2,
    aws_s3_bucket_policy: 2,
    aws_s3_bucket_public_access_block: 2,
    aws_s3_bucket_server_side_encryption_configuration: 2,
    aws_s3_bucket_versioning: 1,
    // Photos, and alarms.
    aws_sns_topic: 2,
    aws_sns_topic_policy: 2,
    aws_sns_topic_subscription: 2,
    // One queue and one dead-letter queue for each branch.
    aws_sqs_queue: 4,
    aws_sqs_queue_policy: 4,
    aws_sqs_queue_redrive_allow_policy: 2,
  });
});

it('keeps what holds state at the addresses that it has', () => {
  const { addresses } = prod();
  expect(addresses.filter((address) => STATEFUL.includes(address.split('.')[0] ?? ''))).toEqual([
    'aws_cloudwatch_log_group.Mobile_Function_Logs_ECF65915',
    'aws_cloudwatch_log_group.Thumbnail_Function_Logs_ADFB51E1',
    'aws_kms_key.Key',
    'aws_s3_bucket.Pictures',
    'aws_s3_bucket.Uploads',
    'aws_sns_topic.Uploaded',
    'aws_sqs_queue.Mobile_DeadLetter_6816FE3B',
    'aws_sqs_queue.Mobile_Queue_31380B50',
    'aws_sqs_queue.Thumbnail_DeadLetter_77DCA7C4',
    'aws_sqs_queue.Thumbnail_Queue_963BECAB',
  ]);
  expect(dev().addresses).toContain('aws_sns_topic.Alarms');
});

it('notices uploads under the upload prefix only', () => {
  expect(dev().only(S3BucketNotification).topic).toMatchObject([
    { events: ['s3:ObjectCreated:*'], filter_prefix: 'upload/' },
  ]);
});

it('tells both queues of every photo, without an envelope', () => {
  expect(dev().all(SnsTopicSubscription)).toMatchObject([
    { protocol: 'sqs', raw_message_delivery: true },
    { protocol: 'sqs', raw_message_delivery: true },
  ]);
});

it('lets a function read photos and its own pictures, and write its own pictures', () => {
  const policy = dev().at('aws_iam_role_policy.Thumbnail_Function_Role_Policy_7DBF72F3');
  const { Statement } = JSON.parse(policy.policy);
  const onBuckets = Statement.filter(({ Resource }: { Resource: string }) =>
    Resource.includes('aws_s3_bucket'),
  );
  expect(onBuckets).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: '${aws_s3_bucket.Uploads.arn}/upload/*',
    },
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '${aws_s3_bucket.Pictures.arn}/thumbnail/*',
    },
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: '${aws_s3_bucket.Pictures.arn}/thumbnail/*',
    },
  ]);
});

it('tells each function its settings', () => {
  const settings = dev()
    .all(LambdaFunction)
    .map(({ environment }) => environment.variables);
  expect(settings).toMatchObject([
    { OUTPUT_PREFIX: 'mobile/', WIDTH_PIXELS: '640', FORMAT: 'webp' },
    { OUTPUT_PREFIX: 'thumbnail/', WIDTH_PIXELS: '128', FORMAT: 'webp' },
  ]);
});

it('raises an alarm on dead letters, on messages that wait too long and on function errors', () => {
  expect(
    dev()
      .all(CloudwatchMetricAlarm)
      .map(({ metric_name, threshold }) => [metric_name, threshold]),
  ).toEqual([
    ['ApproximateNumberOfMessagesVisible', 1],
    ['Errors', 1],
    ['ApproximateAgeOfOldestMessage', 900],
    ['ApproximateNumberOfMessagesVisible', 1],
    ['Errors', 1],
    ['ApproximateAgeOfOldestMessage', 900],
  ]);
});

it('sends alarms where the configuration says, or to a topic of its own', () => {
  expect(prod().all(CloudwatchMetricAlarm)[0]?.alarm_actions).toEqual([
    'arn:aws:sns:eu-central-1:444455556666:on-call',
  ]);
  expect(dev().all(CloudwatchMetricAlarm)[0]?.alarm_actions).toEqual([
    '${aws_sns_topic.Alarms.arn}',
  ]);
});

it('encrypts with a key of its own where the configuration says so', () => {
  const stack = prod();
  expect(stack.at('aws_sqs_queue.Thumbnail_Queue_963BECAB').kms_master_key_id).toBe(
    '${aws_kms_key.Key.arn}',
  );
  expect(stack.at('aws_sns_topic.Uploaded').kms_master_key_id).toBe('${aws_kms_key.Key.arn}');
  for (const { policy } of stack.all(IamRolePolicy)) {
    expect(policy).toContain('kms:Decrypt');
  }
});

it('tells a user where to put photos and where pictures appear', () => {
  expect(Object.keys(dev().json.output)).toEqual([
    'alarm-topic-arn',
    'mobile-dead-letter-queue-url',
    'picture-bucket',
    'thumbnail-dead-letter-queue-url',
    'upload-bucket',
    'upload-prefix',
    'upload-topic-arn',
  ]);
});
