import { problemsOf, stackOf } from '../testing/observe';
import { overwrittenPolicy } from './overwritten-policy';

const url = '${aws_sqs_queue.Orders.url}';

it('finds two policies on one queue, whichever way they name it', () => {
  const stack = stackOf({
    aws_sqs_queue: { Orders: {} },
    aws_sqs_queue_policy: {
      First: { queue_url: url, policy: '{}' },
      Second: { queue_url: '${aws_sqs_queue.Orders.id}', policy: '{}' },
    },
  });
  expect(problemsOf(overwrittenPolicy, stack)).toEqual([
    'aws_sqs_queue_policy.Second: aws_sqs_queue_policy.First writes the same of aws_sqs_queue.Orders: the last one applied wins',
  ]);
});

it('accepts one policy each', () => {
  const stack = stackOf({
    aws_sqs_queue: { Orders: {}, Returns: {} },
    aws_sqs_queue_policy: {
      First: { queue_url: url, policy: '{}' },
      Second: { queue_url: '${aws_sqs_queue.Returns.id}', policy: '{}' },
    },
  });
  expect(problemsOf(overwrittenPolicy, stack)).toEqual([]);
});

it('finds a policy beside the argument of the queue itself', () => {
  const stack = stackOf({
    aws_sqs_queue: { Orders: { policy: '{}' } },
    aws_sqs_queue_policy: { First: { queue_url: url, policy: '{}' } },
  });
  expect(problemsOf(overwrittenPolicy, stack).join()).toContain(
    'has an argument policy of its own',
  );
});

it('finds two notifications of a bucket that is named by its name', () => {
  const stack = stackOf({
    aws_s3_bucket_notification: { First: { bucket: 'photos' }, Second: { bucket: 'photos' } },
  });
  expect(problemsOf(overwrittenPolicy, stack)).toHaveLength(1);
});
