import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { unheardTopic } from './unheard-topic';

const told = (more: Resources = {}) =>
  stackOf({
    aws_sns_topic: { Uploaded: {} },
    aws_s3_bucket: { Photos: {} },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: '${aws_s3_bucket.Photos.id}',
        topic: [{ topic_arn: '${aws_sns_topic.Uploaded.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
    ...more,
  });

it('finds a topic that a bucket tells and nobody hears', () => {
  expect(problemsOf(unheardTopic, told())).toEqual([
    'aws_sns_topic.Uploaded: aws_s3_bucket.Photos tells it, and nobody here subscribes to it',
  ]);
});

it('accepts any subscription', () => {
  const stack = told({
    aws_sns_topic_subscription: {
      Take: { topic_arn: '${aws_sns_topic.Uploaded.arn}', protocol: 'email', endpoint: 'a@b.c' },
    },
  });
  expect(problemsOf(unheardTopic, stack)).toEqual([]);
});

it('leaves the topic of an alarm alone', () => {
  const stack = stackOf({
    aws_sns_topic: { Alarms: {} },
    aws_cloudwatch_metric_alarm: { Late: { alarm_actions: ['${aws_sns_topic.Alarms.arn}'] } },
  });
  expect(problemsOf(unheardTopic, stack)).toEqual([]);
});
