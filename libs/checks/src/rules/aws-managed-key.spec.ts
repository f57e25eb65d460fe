import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { awsManagedKey } from './aws-managed-key';

const subscribed = (queue: object, rest: object = {}, more: Resources = {}) =>
  stackOf(
    {
      aws_sns_topic: { Uploaded: {} },
      aws_sqs_queue: { Orders: queue },
      aws_sns_topic_subscription: {
        Take: {
          topic_arn: '${aws_sns_topic.Uploaded.arn}',
          endpoint: '${aws_sqs_queue.Orders.arn}',
        },
      },
      ...more,
    },
    rest,
  );
const managed = { kms_master_key_id: 'alias/aws/sqs' };

it('finds a queue with the managed key that a topic delivers to', () => {
  expect(problemsOf(awsManagedKey, subscribed(managed))).toEqual([
    'aws_sqs_queue.Orders: aws_sns_topic.Uploaded delivers to it, and sns.amazonaws.com may not use alias/aws/sqs',
  ]);
});

it('finds the managed key where it is looked up', () => {
  const stack = subscribed(
    { kms_master_key_id: '${data.aws_kms_alias.sqs.target_key_arn}' },
    { data: { aws_kms_alias: { sqs: { name: 'alias/aws/sqs' } } } },
  );
  expect(problemsOf(awsManagedKey, stack)).toHaveLength(1);
});

it.each<[string, object, Resources]>([
  ['SSE-SQS', { sqs_managed_sse_enabled: true }, {}],
  [
    'a customer managed key',
    { kms_master_key_id: '${aws_kms_key.Orders.arn}' },
    { aws_kms_key: { Orders: {} } },
  ],
  [
    'the alias of one',
    { kms_master_key_id: 'alias/orders' },
    {
      aws_kms_key: { Orders: {} },
      aws_kms_alias: {
        Orders: { name: 'alias/orders', target_key_id: '${aws_kms_key.Orders.id}' },
      },
    },
  ],
])('accepts %s', (_, queue, more) => {
  expect(problemsOf(awsManagedKey, subscribed(queue, {}, more))).toEqual([]);
});

it('finds an S3 notification to a queue that the managed key encrypts', () => {
  const stack = stackOf({
    aws_s3_bucket: { Photos: {} },
    aws_sqs_queue: { Orders: managed },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: '${aws_s3_bucket.Photos.id}',
        queue: [{ queue_arn: '${aws_sqs_queue.Orders.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
  });
  expect(problemsOf(awsManagedKey, stack).join()).toContain('s3.amazonaws.com may not use');
});

it('finds an alarm to a topic that the managed key encrypts', () => {
  const stack = stackOf({
    aws_sns_topic: { Alarms: { kms_master_key_id: 'alias/aws/sns' } },
    aws_cloudwatch_metric_alarm: { Late: { alarm_actions: ['${aws_sns_topic.Alarms.arn}'] } },
  });
  expect(problemsOf(awsManagedKey, stack).join()).toContain('cloudwatch.amazonaws.com may not use');
});

it('says that it cannot see a key that is deployed elsewhere', () => {
  const stack = subscribed({ kms_master_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/abc' });
  expect(unseenBy(awsManagedKey, stack)).toEqual([
    'aws_sqs_queue.Orders: the key of kms_master_key_id',
  ]);
});
