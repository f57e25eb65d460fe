import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { overlappingNotifications } from './overlapping-notifications';

const telling = (...configurations: object[]) =>
  stackOf({
    aws_s3_bucket_notification: {
      Tell: {
        bucket: 'photos',
        queue: configurations.map((each) => ({
          queue_arn: 'arn:aws:sqs:eu-west-1:111122223333:orders',
          events: ['s3:ObjectCreated:*'],
          ...each,
        })),
      },
    },
  });

it('finds two configurations that a key fits both of', () => {
  const stack = telling({ filter_prefix: 'up/' }, { filter_suffix: '.jpg' });
  expect(problemsOf(overlappingNotifications, stack)).toEqual([
    'aws_s3_bucket_notification.Tell: queue.0 and queue.1 overlap: both tell of s3:ObjectCreated:* for the key "up/.jpg"',
  ]);
});

it.each([
  [{ filter_prefix: 'up/' }, { filter_prefix: 'down/' }],
  [{ filter_suffix: '.jpg' }, { filter_suffix: '.png' }],
  [{ events: ['s3:ObjectCreated:Put'] }, { events: ['s3:ObjectCreated:Copy'] }],
  [{ events: ['s3:ObjectRemoved:*'] }, {}],
])('accepts %j beside %j', (a, b) => {
  expect(problemsOf(overlappingNotifications, telling(a, b))).toEqual([]);
});

it('finds one event among all creations', () => {
  const stack = telling({ events: ['s3:ObjectCreated:Put'] }, {});
  expect(problemsOf(overlappingNotifications, stack).join()).toContain('s3:ObjectCreated:Put');
});

it('finds a topic and a function that are told of the same prefix, as the provider lets pass at plan', () => {
  const stack = stackOf({
    aws_s3_bucket_notification: {
      Tell: {
        bucket: 'photos',
        topic: { topic_arn: 't', events: ['s3:ObjectCreated:*'], filter_prefix: 'logs/' },
        lambda_function: [
          { lambda_function_arn: 'f', events: ['s3:ObjectCreated:*'], filter_prefix: 'logs/2026/' },
        ],
      },
    },
  });
  expect(problemsOf(overlappingNotifications, stack).join()).toContain(
    'topic.0 and lambda_function.0',
  );
});

it('says that it cannot see a prefix that is not known', () => {
  const stack = telling({ filter_prefix: '${aws_ssm_parameter.Prefix.value}' }, {});
  expect(problemsOf(overlappingNotifications, stack)).toEqual([]);
  expect(unseenBy(overlappingNotifications, stack)).toEqual([
    'aws_s3_bucket_notification.Tell: the filters of queue.0',
  ]);
});
