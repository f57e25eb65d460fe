import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { fifoMixed } from './fifo-mixed';

const fifo = { fifo_queue: true };
const subscription = (queue: string, topic: string): Resources => ({
  aws_sns_topic_subscription: {
    Take: {
      topic_arn: `\${aws_sns_topic.${topic}.arn}`,
      endpoint: `\${aws_sqs_queue.${queue}.arn}`,
    },
  },
});
const redrive = {
  redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.Dead.arn}","maxReceiveCount":5}',
};

it.each<[string, Resources, Resources]>([
  [
    'is FIFO, and its dead-letter queue aws_sqs_queue.Dead is standard',
    { aws_sqs_queue: { Orders: { ...fifo, ...redrive }, Dead: {} } },
    { aws_sqs_queue: { Orders: { ...fifo, ...redrive }, Dead: fifo } },
  ],
  [
    'aws_sns_topic.Plain is standard, and aws_sqs_queue.Orders is FIFO',
    {
      aws_sqs_queue: { Orders: fifo },
      aws_sns_topic: { Plain: {} },
      ...subscription('Orders', 'Plain'),
    },
    {
      aws_sqs_queue: { Orders: {} },
      aws_sns_topic: { Ordered: { fifo_topic: true } },
      ...subscription('Orders', 'Ordered'),
    },
  ],
  [
    'its name orders does not end in .fifo',
    { aws_sqs_queue: { Orders: { ...fifo, name: 'orders' } } },
    { aws_sqs_queue: { Orders: { ...fifo, name: 'orders.fifo' } } },
  ],
  [
    'queue.0: S3 does not notify aws_sqs_queue.Orders, which is FIFO',
    {
      aws_sqs_queue: { Orders: fifo },
      aws_s3_bucket_notification: { Tell: { queue: { queue_arn: '${aws_sqs_queue.Orders.arn}' } } },
    },
    {
      aws_sqs_queue: { Orders: {} },
      aws_s3_bucket_notification: { Tell: { queue: { queue_arn: '${aws_sqs_queue.Orders.arn}' } } },
    },
  ],
])('finds: %s', (message, wrong, right) => {
  expect(problemsOf(fifoMixed, stackOf(wrong))).toEqual([expect.stringContaining(message)]);
  expect(problemsOf(fifoMixed, stackOf(right))).toEqual([]);
});
