import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { visibilityBelowStopTimeout } from './visibility-below-stop-timeout';

const containers = (...stopTimeouts: readonly unknown[]) =>
  JSON.stringify(stopTimeouts.map((stopTimeout) => ({ name: 'worker', stopTimeout })));

const worker = (
  queue: object,
  container_definitions = containers(90),
  Action: unknown = 'sqs:ReceiveMessage',
) =>
  stackOf(
    {
      aws_sqs_queue: { Orders: { name: 'orders', ...queue } },
      aws_iam_role: { Worker: { name: 'worker' } },
      aws_iam_role_policy: {
        Worker: {
          role: '${aws_iam_role.Worker.id}',
          policy: JSON.stringify({
            Statement: [{ Effect: 'Allow', Action, Resource: '${aws_sqs_queue.Orders.arn}' }],
          }),
        },
      },
      aws_ecs_task_definition: {
        Worker: { task_role_arn: '${aws_iam_role.Worker.arn}', container_definitions },
      },
    },
    { variable: { seconds: {}, containers: {} } },
  );

it.each<[object, string, string]>([
  [{ visibility_timeout_seconds: 89 }, containers(90), 'for 89 s, and'],
  [{}, containers(31), 'for 30 s, and'],
  [{ visibility_timeout_seconds: 60 }, containers(10, 90), 'has 90 s to stop'],
  [{ visibility_timeout_seconds: 29 }, containers(undefined), 'has 30 s to stop'],
])('finds a queue %j of containers %s', (queue, definitions, message) => {
  const [found, ...more] = problemsOf(visibilityBelowStopTimeout, worker(queue, definitions));
  expect(found).toContain(message);
  expect(more).toEqual([]);
});

it.each<[object, unknown]>([
  [{ visibility_timeout_seconds: 90 }, 'sqs:ReceiveMessage'],
  [{ visibility_timeout_seconds: 60 }, 'sqs:*'],
  [{ visibility_timeout_seconds: 60 }, ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility']],
  [{ visibility_timeout_seconds: 60 }, 'sqs:SendMessage'],
])('accepts a queue %j of a task that may %j', (queue, action) => {
  expect(problemsOf(visibilityBelowStopTimeout, worker(queue, containers(90), action))).toEqual([]);
});

it.each<[object, string, string]>([
  [
    { visibility_timeout_seconds: '${var.seconds}' },
    containers(90),
    'aws_sqs_queue.Orders: visibility_timeout_seconds',
  ],
  [{}, '${var.containers}', 'aws_ecs_task_definition.Worker: stopTimeout of its containers'],
])('says what it cannot see of %j and %s', (queue, definitions, unseen) => {
  expect(unseenBy(visibilityBelowStopTimeout, worker(queue, definitions))).toEqual([unseen]);
});
