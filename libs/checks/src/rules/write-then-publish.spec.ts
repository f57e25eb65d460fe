import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { writeThenPublish } from './write-then-publish';

const TABLE = '${aws_dynamodb_table.Orders.arn}';
const TOPIC = '${aws_sns_topic.Placed.arn}';

const worker = (
  table: object,
  statements: readonly (readonly [action: string, resource: string])[],
  policy?: string,
) =>
  stackOf(
    {
      aws_dynamodb_table: { Orders: { name: 'orders', hash_key: 'id', ...table } },
      aws_sns_topic: { Placed: { name: 'placed' } },
      aws_iam_role: { Worker: { name: 'worker' } },
      aws_iam_role_policy: {
        Worker: {
          role: '${aws_iam_role.Worker.id}',
          policy:
            policy ??
            JSON.stringify({
              Statement: statements.map(([Action, Resource]) => ({
                Effect: 'Allow',
                Action,
                Resource,
              })),
            }),
        },
      },
      aws_lambda_function: { Worker: { function_name: 'w', role: '${aws_iam_role.Worker.arn}' } },
    },
    { variable: { policy: {}, stream: {} } },
  );

it.each(['dynamodb:PutItem', 'dynamodb:*', 'dynamodb:UpdateItem'])('finds %s', (action) => {
  const stack = worker({}, [
    [action, TABLE],
    ['sns:Publish', TOPIC],
  ]);
  expect(problemsOf(writeThenPublish, stack)).toEqual([
    'aws_dynamodb_table.Orders: has no stream, and aws_lambda_function.Worker may write to it and publish to aws_sns_topic.Placed',
  ]);
});

it.each<[object, readonly (readonly [string, string])[]]>([
  [
    { stream_enabled: true },
    [
      ['dynamodb:PutItem', TABLE],
      ['sns:Publish', TOPIC],
    ],
  ],
  [{}, [['dynamodb:PutItem', TABLE]]],
  [
    {},
    [
      ['dynamodb:GetItem', TABLE],
      ['sns:Publish', TOPIC],
    ],
  ],
  [
    {},
    [
      ['dynamodb:PutItem', '*'],
      ['sns:Publish', '*'],
    ],
  ],
])('accepts a table %j with %j', (table, statements) => {
  expect(problemsOf(writeThenPublish, worker(table, statements))).toEqual([]);
});

it('says what it cannot see', () => {
  const both = [
    ['dynamodb:PutItem', TABLE],
    ['sns:Publish', TOPIC],
  ] as const;
  expect(unseenBy(writeThenPublish, worker({ stream_enabled: '${var.stream}' }, both))).toEqual([
    'aws_dynamodb_table.Orders: stream_enabled',
  ]);
  expect(unseenBy(writeThenPublish, worker({}, [], '${var.policy}'))).toEqual([
    'aws_iam_role_policy.Worker: what it allows',
  ]);
});
