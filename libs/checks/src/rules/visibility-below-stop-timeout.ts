import { numberDefault } from '@archway/aws';
import { numberOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { policiesOfRole, type Granted } from '../flow/role-policies';
import { stopSecondsOf } from '../flow/stop-timeouts';
import { allows } from '../policy/policy';
import { problem, unseen, type Rule } from '../rule/rule';

const VISIBILITY_SECONDS = numberDefault('aws_sqs_queue', 'visibility_timeout_seconds');

export const visibilityBelowStopTimeout: Rule = {
  id: 'visibility-below-stop-timeout',
  group: 'timing',
  severity: 'warning',
  title: 'A task may still finish a message that its queue shows to another task',
  looksFor:
    'Queues that the role of an ECS task may receive from, with a visibility timeout below the stopTimeout of a container of that task, which is 30 seconds where none is stated. Tasks that may call sqs:ChangeMessageVisibility can hide a message for longer and are left alone.',
  why: 'A task that ECS stops has stopTimeout to finish its message. If the message is visible again before, two tasks work on it at once.',
  fix: 'Set visibility_timeout_seconds to the longest time of one message plus stopTimeout, or let the task extend it with sqs:ChangeMessageVisibility.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  *check(estate) {
    if (estate.all('aws_sqs_queue').length === 0) return;
    for (const task of estate.all('aws_ecs_task_definition')) {
      const role = estate.target(task, task.attributes['task_role_arn'], 'aws_iam_role');
      if (role === undefined) continue;
      const { granted, unread } = policiesOfRole(estate, role);
      for (const policy of unread) yield unseen(policy, 'what it allows');
      for (const queue of queuesOf(estate, granted)) {
        const visibility = numberOr(
          queue.attributes['visibility_timeout_seconds'],
          VISIBILITY_SECONDS,
        );
        const stop = stopSecondsOf(task);
        if (visibility === undefined) yield unseen(queue, 'visibility_timeout_seconds');
        if (stop === undefined) yield unseen(task, 'stopTimeout of its containers');
        if (visibility === undefined || stop === undefined || visibility >= stop) continue;
        yield problem(
          queue,
          `hides a message for ${visibility} s, and a container of ${task.address} has ${stop} s to stop`,
          task.address,
        );
      }
    }
  },
};

/** The queues that a role receives from and whose messages it cannot hide for longer. */
function queuesOf(estate: Estate, granted: readonly Granted[]): ReadonlySet<Subject> {
  if (granted.some(({ statement }) => allows(statement, 'sqs:ChangeMessageVisibility')))
    return new Set();
  return new Set(
    granted
      .filter(({ statement }) => allows(statement, 'sqs:ReceiveMessage'))
      .flatMap(({ statement, stated }) =>
        statement.resources.flatMap(
          (resource) => estate.target(stated, resource, 'aws_sqs_queue') ?? [],
        ),
      ),
  );
}
