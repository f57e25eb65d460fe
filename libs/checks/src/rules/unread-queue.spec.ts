import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { unreadQueue } from './unread-queue';

const fed = (more: Resources = {}) =>
  stackOf({
    aws_sns_topic: { Uploaded: {} },
    aws_sqs_queue: { Orders: {} },
    aws_sns_topic_subscription: {
      Take: {
        topic_arn: '${aws_sns_topic.Uploaded.arn}',
        endpoint: '${aws_sqs_queue.Orders.arn}',
      },
    },
    ...more,
  });

it('finds a queue that a topic feeds and nobody reads', () => {
  expect(problemsOf(unreadQueue, fed())).toEqual([
    'aws_sqs_queue.Orders: aws_sns_topic.Uploaded feeds it, and nothing here reads it',
  ]);
});

it.each<[string, Resources]>([
  [
    'a mapping',
    {
      aws_lambda_event_source_mapping: {
        Read: { event_source_arn: '${aws_sqs_queue.Orders.arn}', function_name: 'fn' },
      },
    },
  ],
  [
    'a role of a service',
    {
      aws_iam_role_policy: {
        Read: {
          role: 'worker',
          policy: JSON.stringify({
            Statement: {
              Effect: 'Allow',
              Action: 'sqs:*',
              Resource: '${aws_sqs_queue.Orders.arn}',
            },
          }),
        },
      },
    },
  ],
])('accepts that %s reads it', (_, more) => {
  expect(problemsOf(unreadQueue, fed(more))).toEqual([]);
});

it('leaves a queue alone that nothing feeds', () => {
  expect(problemsOf(unreadQueue, stackOf({ aws_sqs_queue: { Orders: {} } }))).toEqual([]);
});

it('says that a policy it cannot see may let somebody read', () => {
  const stack = fed({
    aws_iam_role_policy: { Read: { role: 'worker', policy: '${file("policy.json")}' } },
  });
  expect(problemsOf(unreadQueue, stack)).toEqual([]);
  expect(unseenBy(unreadQueue, stack)).toEqual([
    'aws_sqs_queue.Orders: whether aws_iam_role_policy.Read lets somebody read it',
  ]);
});

it('does not take the role of a function without a mapping for a reader', () => {
  const stack = fed({
    aws_iam_role: { Worker: {} },
    aws_lambda_function: { Work: { role: '${aws_iam_role.Worker.arn}' } },
    aws_iam_role_policy: {
      Read: {
        role: '${aws_iam_role.Worker.name}',
        policy: JSON.stringify({
          Statement: {
            Effect: 'Allow',
            Action: 'sqs:ReceiveMessage',
            Resource: '${aws_sqs_queue.Orders.arn}',
          },
        }),
      },
    },
  });
  expect(problemsOf(unreadQueue, stack)).toHaveLength(1);
});
