import { problemsOf, stackOf } from '../testing/observe';
import { shrinkingMessage } from './shrinking-message';

const subscribed = (max_message_size: number) =>
  stackOf({
    aws_sns_topic: { Uploaded: {} },
    aws_sqs_queue: { Orders: { max_message_size } },
    aws_sns_topic_subscription: {
      Take: {
        topic_arn: '${aws_sns_topic.Uploaded.arn}',
        endpoint: '${aws_sqs_queue.Orders.arn}',
      },
    },
  });

it('finds a queue that takes less than its topic delivers', () => {
  expect(problemsOf(shrinkingMessage, subscribed(262_143))).toEqual([
    'aws_sqs_queue.Orders: takes 262143 bytes, and aws_sns_topic.Uploaded delivers up to 262144',
  ]);
  expect(problemsOf(shrinkingMessage, subscribed(262_144))).toEqual([]);
});

it('finds a dead-letter queue that takes less than its queue', () => {
  const redriven = (max_message_size: number) =>
    stackOf({
      aws_sqs_queue: {
        Orders: {
          max_message_size: 1_048_576,
          redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.Dead.arn}","maxReceiveCount":5}',
        },
        Dead: { max_message_size },
      },
    });
  expect(problemsOf(shrinkingMessage, redriven(262_144))).toHaveLength(1);
  expect(problemsOf(shrinkingMessage, redriven(1_048_576))).toEqual([]);
});
