import { flagOf, isUnknown } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { policiesOfRole, type Granted } from '../flow/role-policies';
import { allows } from '../policy/policy';
import { problem, unseen, type Rule } from '../rule/rule';

const TABLE = 'aws_dynamodb_table';
const TOPIC = 'aws_sns_topic';
const WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:TransactWriteItems'];

export const writeThenPublish: Rule = {
  id: 'write-then-publish',
  group: 'event-flow',
  severity: 'warning',
  title: 'One process writes to a table and publishes to a topic, with nothing in between',
  looksFor:
    'Roles of functions and ECS tasks that may write to a table and publish to a topic, each named in a policy, where the table has no stream. What the code does is not seen: a role that writes to one thing and publishes about another is to be accepted.',
  why: 'A crash between the two calls loses the notification, or a retry sends it for a write that did not happen. No order of the two calls avoids both.',
  fix: 'Write the event with the item, and publish it from the stream of the table with a function or a pipe (an outbox).',
  awsPage:
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html',
  *check(estate) {
    if (estate.all(TABLE).length === 0 || estate.all(TOPIC).length === 0) return;
    for (const [role, worker] of workersOf(estate)) {
      const { granted, unread } = policiesOfRole(estate, role);
      for (const policy of unread) yield unseen(policy, 'what it allows');
      const topics = namedBy(estate, granted, ['sns:Publish'], TOPIC);
      const [topic] = topics;
      if (topic === undefined) continue;
      for (const table of namedBy(estate, granted, WRITES, TABLE)) {
        const stream = table.attributes['stream_enabled'];
        if (isUnknown(stream) && stream.references.length > 0)
          yield unseen(table, 'stream_enabled');
        else if (flagOf(stream) !== true) {
          yield problem(
            table,
            `has no stream, and ${worker.address} may write to it and publish to ${topic.address}`,
            worker.address,
          );
        }
      }
    }
  },
};

/** Roles, and the first function or task that has each. */
const workersOf = perEstate((estate: Estate): ReadonlyMap<Subject, Subject> => {
  const workers = new Map<Subject, Subject>();
  for (const worker of estate.all('aws_lambda_function', 'aws_ecs_task_definition')) {
    const name = worker.type === 'aws_lambda_function' ? 'role' : 'task_role_arn';
    const role = estate.target(worker, worker.attributes[name], 'aws_iam_role');
    if (role !== undefined && !workers.has(role)) workers.set(role, worker);
  }
  return workers;
});

function namedBy(
  estate: Estate,
  granted: readonly Granted[],
  actions: readonly string[],
  type: string,
): ReadonlySet<Subject> {
  return new Set(
    granted
      .filter(({ statement }) => actions.some((action) => allows(statement, action)))
      .flatMap(({ statement, stated }) =>
        statement.resources.flatMap((resource) => estate.target(stated, resource, type) ?? []),
      ),
  );
}
