import { typesKnowing } from '@archway/aws';
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

const QUEUE = 'aws_sqs_queue';

/** Types whose policy may let somebody receive: of an identity, and of a queue in a resource of its own. */
const POLICIES = typesKnowing('policies').flatMap(({ type, policies }) =>
  policies
    .filter(({ kind, ownerType }) => kind === 'identity' || ownerType === QUEUE)
    .filter(({ argument }) => !argument.includes('.'))
    .map(({ argument }) => ({ type, argument })),
);

export function readersOf(estate: Estate): Readers {
  const read = new Set<string>();
  const unread: Subject[] = [];
  for (const { queue } of mappingsOf(estate)) if (queue !== undefined) read.add(queue.key);
  for (const pipe of estate.all('aws_pipes_pipe')) {
    const source = estate.target(pipe, pipe.attributes['source'], QUEUE);
    if (source !== undefined) read.add(source.key);
  }
  const ofFunctions = new Set(
    estate.all('aws_lambda_function').map((fn) => roleOf(estate, fn)?.key),
  );
  for (const [stated, value] of POLICIES.flatMap(({ type, argument }) =>
    estate.all(type).map((each) => [each, each.attributes[argument]] as const),
  )) {
    // A function reads by a mapping: what its role may do without one is done by nobody.
    const role = estate.target(stated, stated.attributes['role'], 'aws_iam_role');
    if (role !== undefined && ofFunctions.has(role.key)) continue;
    const statements = policyOf(stated, value);
    if (statements === undefined && isStated(value)) unread.push(stated);
    for (const statement of statements ?? []) {
      if (!allows(statement, 'sqs:ReceiveMessage')) continue;
      for (const resource of statement.resources) {
        const queues = resource.includes('*')
          ? estate.all(QUEUE)
          : [estate.target(stated, resource, QUEUE)];
        for (const queue of queues) if (queue !== undefined) read.add(queue.key);
      }
    }
  }
  return { reads: (queue) => read.has(queue.key), unread };
}
