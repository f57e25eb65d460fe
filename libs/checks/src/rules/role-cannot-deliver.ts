import { resourceType, typesKnowing } from '@archway/aws';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { valuesAt } from '../flow/deliveries';
import { roleOf } from '../flow/role-policies';
import { roleLacks } from '../policy/role-lacks';
import { problem, unseen, type Rule } from '../rule/rule';

/** Of an action and the one for several records, either is enough. */
const BATCHES: Readonly<Record<string, string>> = {
  'kinesis:PutRecord': 'kinesis:PutRecords',
  'firehose:PutRecord': 'firehose:PutRecordBatch',
};

const BY_ROLE = typesKnowing('deliveries').flatMap(({ type, deliveries }) =>
  deliveries.flatMap(({ to, toTypes, permission, role }) =>
    permission === 'role' && role !== undefined ? [{ type, to, toTypes, role }] : [],
  ),
);

/** What reads a source with a role: docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
const SOURCES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  aws_sqs_queue: [['sqs:ReceiveMessage'], ['sqs:DeleteMessage'], ['sqs:GetQueueAttributes']],
  aws_kinesis_stream: [['kinesis:GetRecords', 'kinesis:SubscribeToShard']],
  aws_dynamodb_table: [['dynamodb:GetRecords']],
};

export const roleCannotDeliver: Rule = {
  id: 'role-cannot-deliver',
  group: 'event-flow',
  severity: 'error',
  title: 'The role that delivers may not',
  looksFor:
    'Roles of EventBridge targets, pipes, schedules and log subscriptions that may not send to their target, of functions that may not send to their dead-letter queue, and of functions and pipes that may not read their source. Only roles are judged whose policies are all declared and known. Resources and conditions are not evaluated.',
  why: 'Lambda refuses the event source mapping at the apply. The other services drop what they should deliver, and only a metric shows it.',
  fix: 'Allow the role the actions that the message names, on what it delivers to or reads.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  *check(estate) {
    for (const { stated, role, verb, other, needed } of usesOf(estate)) {
      if (needed === undefined) continue;
      const lacking = roleLacks(estate, role, needed);
      if (lacking === undefined) yield unseen(stated, `whether ${role.address} may ${verb}`);
      else if (lacking.length > 0) {
        yield problem(
          stated,
          `${role.address} may not ${lacking.join(', ')}, and has to ${verb} ${other.address}`,
          `${verb} ${other.address}`,
        );
      }
    }
  },
};

interface Use {
  readonly stated: Subject;
  readonly role: Subject;
  readonly verb: 'deliver to' | 'read';
  readonly other: Subject;
  readonly needed: readonly (readonly string[])[] | undefined;
}

function usesOf(estate: Estate): readonly Use[] {
  const deliveries = BY_ROLE.flatMap(({ type, to, toTypes, role: argument }) =>
    estate.all(type).flatMap((stated): Use[] => {
      const [named] = valuesAt(stated.attributes, argument.split('.'));
      const role = isStated(named) ? estate.target(stated, named, 'aws_iam_role') : undefined;
      if (role === undefined) return [];
      return valuesAt(stated.attributes, to.split('.')).flatMap((value) => {
        const other = estate.target(stated, value, ...toTypes);
        if (other === undefined) return [];
        return [{ stated, role, verb: 'deliver to', other, needed: deliveringTo(other) }];
      });
    }),
  );
  return [...deliveries, ...readsOf(estate)];
}

/** What somebody has to be allowed who delivers to it; any one of a group is enough. */
function deliveringTo({ type }: Subject): readonly (readonly string[])[] | undefined {
  const action = resourceType(type)?.receivedBy;
  if (action === undefined) return undefined;
  const batch = BATCHES[action];
  return [batch === undefined ? [action] : [action, batch]];
}

function readsOf(estate: Estate): readonly Use[] {
  const types = Object.keys(SOURCES);
  const read = (stated: Subject, role: Subject | undefined, source: string): readonly Use[] => {
    const other = estate.target(stated, stated.attributes[source], ...types);
    if (role === undefined || other === undefined) return [];
    return [{ stated, role, verb: 'read', other, needed: SOURCES[other.type] }];
  };
  const mappings = estate.all('aws_lambda_event_source_mapping').flatMap((stated) => {
    const fn = estate.target(stated, stated.attributes['function_name'], 'aws_lambda_function');
    const role = fn && roleOf(estate, fn);
    return read(stated, role, 'event_source_arn');
  });
  const pipes = estate
    .all('aws_pipes_pipe')
    .flatMap((pipe) =>
      read(pipe, estate.target(pipe, pipe.attributes['role_arn'], 'aws_iam_role'), 'source'),
    );
  return [...mappings, ...pipes];
}
