import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { allows } from '../policy/policy';
import { policyOf } from '../policy/policy-of';
import { mappingsOf } from './flow';
import { roleOf } from './role-policies';

/** Who reads queues, as far as these configurations say. */
export interface Readers {
  /** Whether a mapping, a pipe, a role or a queue policy lets somebody receive from the queue. */
  reads(queue: Subject): boolean;
  /** Policies that are not known, and may let somebody. */
  readonly unread: readonly Subject[];
}

const POLICIES = [
  'aws_iam_role_policy',
  'aws_iam_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
  'aws_sqs_queue_policy',
];

export function readersOf(estate: Estate): Readers {
  const read = new Set<string>();
  const unread: Subject[] = [];
  for (const { queue } of mappingsOf(estate)) if (queue !== undefined) read.add(queue.key);
  for (const pipe of estate.all('aws_pipes_pipe')) {
    const source = estate.target(pipe, pipe.attributes['source'], 'aws_sqs_queue');
    if (source !== undefined) read.add(source.key);
  }
  const ofFunctions = new Set(
    estate.all('aws_lambda_function').map((fn) => roleOf(estate, fn)?.key),
  );
  for (const stated of estate.all(...POLICIES)) {
    // A function reads by a mapping: what its role may do without one is done by nobody.
    const role = estate.target(stated, stated.attributes['role'], 'aws_iam_role');
    if (role !== undefined && ofFunctions.has(role.key)) continue;
    const statements = policyOf(stated, stated.attributes['policy']);
    if (statements === undefined && isStated(stated.attributes['policy'])) unread.push(stated);
    for (const statement of statements ?? []) {
      if (!allows(statement, 'sqs:ReceiveMessage')) continue;
      for (const resource of statement.resources) {
        const queues = resource.includes('*')
          ? estate.all('aws_sqs_queue')
          : [estate.target(stated, resource, 'aws_sqs_queue')];
        for (const queue of queues) if (queue !== undefined) read.add(queue.key);
      }
    }
  }
  return { reads: (queue) => read.has(queue.key), unread };
}
