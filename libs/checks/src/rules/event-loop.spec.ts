import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { eventLoop } from './event-loop';

const policy = (resource: string, action = 's3:PutObject') =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });

/** Bucket → topic → queue → function → what the role may write. */
const pipeline = (writes: string, filter: object, more: Resources = {}, action?: string) =>
  stackOf({
    aws_s3_bucket: { Photos: {}, Pictures: {} },
    aws_sns_topic: { Uploaded: {} },
    aws_sqs_queue: { Orders: {} },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: '${aws_s3_bucket.Photos.bucket}',
        topic: [
          {
            topic_arn: '${aws_sns_topic.Uploaded.arn}',
            events: ['s3:ObjectCreated:*'],
            ...filter,
          },
        ],
      },
    },
    aws_sns_topic_subscription: {
      Take: {
        topic_arn: '${aws_sns_topic.Uploaded.arn}',
        protocol: 'sqs',
        endpoint: '${aws_sqs_queue.Orders.arn}',
      },
    },
    aws_lambda_event_source_mapping: {
      Read: {
        event_source_arn: '${aws_sqs_queue.Orders.arn}',
        function_name: '${aws_lambda_function.Resize.arn}',
      },
    },
    aws_iam_role: { Resizer: {} },
    aws_iam_role_policy: {
      Writes: { role: '${aws_iam_role.Resizer.name}', policy: policy(writes, action) },
    },
    aws_lambda_function: { Resize: { role: '${aws_iam_role.Resizer.arn}' } },
    ...more,
  });

it('finds the way from a bucket over topic, queue and function back to the bucket', () => {
  expect(problemsOf(eventLoop, pipeline('${aws_s3_bucket.Photos.arn}/*', {}))).toEqual([
    'aws_lambda_function.Resize: can trigger itself: aws_lambda_function.Resize → aws_s3_bucket.Photos → aws_sns_topic.Uploaded → aws_sqs_queue.Orders → aws_lambda_function.Resize, for example with the key ""',
  ]);
});

it('leaves a function alone that writes to another bucket', () => {
  expect(problemsOf(eventLoop, pipeline('${aws_s3_bucket.Pictures.arn}/*', {}))).toEqual([]);
});

it.each([
  ['thumbnail/*', { filter_prefix: 'upload/' }],
  ['*.webp', { filter_suffix: '.jpg' }],
  ['upload/*.webp', { filter_prefix: 'upload/', filter_suffix: '.jpg' }],
])('lets a function write %s where the bucket tells of %j', (keys, filter) => {
  const stack = pipeline(`\${aws_s3_bucket.Photos.arn}/${keys}`, filter);
  expect(problemsOf(eventLoop, stack)).toEqual([]);
});

it('names a key that comes round', () => {
  const stack = pipeline('${aws_s3_bucket.Photos.arn}/upload/small/*', {
    filter_prefix: 'upload/',
    filter_suffix: '.jpg',
  });
  expect(problemsOf(eventLoop, stack).join()).toContain('with the key "upload/small/.jpg"');
});

it('takes a role that may write everywhere at its word', () => {
  expect(problemsOf(eventLoop, pipeline('*', {}, {}, 's3:*'))).toHaveLength(1);
});

it('says that it cannot see what a filter policy lets through', () => {
  const stack = pipeline(
    '${aws_s3_bucket.Photos.arn}/*',
    {},
    {
      aws_sns_topic_subscription: {
        Take: {
          topic_arn: '${aws_sns_topic.Uploaded.arn}',
          endpoint: '${aws_sqs_queue.Orders.arn}',
          filter_policy: '{"size":["large"]}',
        },
      },
    },
  );
  expect(problemsOf(eventLoop, stack)).toEqual([]);
  expect(unseenBy(eventLoop, stack)).toEqual([
    expect.stringContaining('whether a filter stops the loop aws_lambda_function.Resize →'),
  ]);
});

it('finds the loop of bucket and function that AWS samples shipped', () => {
  // The function is told of every object of its bucket and puts its result into the same bucket.
  const stack = stackOf({
    aws_s3_bucket: { Source: { bucket: 'my-source' } },
    aws_iam_role: {
      Fn: { inline_policy: [{ policy: policy('arn:aws:s3:::my-source/*') }] },
    },
    aws_lambda_function: { Fn: { role: '${aws_iam_role.Fn.arn}', function_name: 'fn' } },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: 'my-source',
        lambda_function: [
          {
            lambda_function_arn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn',
            events: ['s3:ObjectCreated:Put'],
          },
        ],
      },
    },
  });
  expect(problemsOf(eventLoop, stack)).toHaveLength(1);
});

it('says that it cannot see a policy of the role of a function that something triggers', () => {
  const unread = {
    aws_iam_role_policy: {
      Writes: { role: '${aws_iam_role.Resizer.name}', policy: '${var.policy}' },
    },
  };
  expect(unseenBy(eventLoop, pipeline('', {}, unread))).toEqual([
    'aws_lambda_function.Resize: all policies of its role',
  ]);
  expect(unseenBy(eventLoop, pipeline('${aws_s3_bucket.Pictures.arn}/*', {}))).toEqual([]);
});
