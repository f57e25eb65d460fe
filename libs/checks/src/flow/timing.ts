import { numberDefault } from '@archway/aws';
import { numberOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { unseen, type Unseen } from '../rule/rule';
import { mappingsOf, type Mapping } from './flow';

/** What holds where nothing is stated, in seconds. */
const VISIBILITY_SECONDS = numberDefault('aws_sqs_queue', 'visibility_timeout_seconds');
const TIMEOUT_SECONDS = numberDefault('aws_lambda_function', 'timeout');

/** What decides whether a message comes back while it is worked on. Times in seconds. */
export interface Pace {
  readonly mapping: Mapping;
  readonly queue: Subject;
  readonly fn: Subject;
  readonly visibility: number;
  readonly timeout: number;
  readonly window: number;
}

/** The pace of each event source mapping of a queue, and what of it cannot be seen. */
export function pacesOf(estate: Estate): {
  readonly paces: readonly Pace[];
  readonly hidden: readonly Unseen[];
} {
  const paces: Pace[] = [];
  const hidden: Unseen[] = [];
  for (const mapping of mappingsOf(estate)) {
    const { stated, queue, fn } = mapping;
    if (queue === undefined) hidden.push(unseen(stated, 'the queue of event_source_arn'));
    if (fn === undefined) hidden.push(unseen(stated, 'the function of function_name'));
    if (queue === undefined || fn === undefined) continue;
    const visibility = numberOr(queue.attributes['visibility_timeout_seconds'], VISIBILITY_SECONDS);
    const timeout = numberOr(fn.attributes['timeout'], TIMEOUT_SECONDS);
    const window = numberOr(stated.attributes['maximum_batching_window_in_seconds'], 0);
    if (visibility === undefined) hidden.push(unseen(queue, 'visibility_timeout_seconds'));
    if (timeout === undefined) hidden.push(unseen(fn, 'timeout'));
    if (window === undefined) hidden.push(unseen(stated, 'maximum_batching_window_in_seconds'));
    if (visibility !== undefined && timeout !== undefined && window !== undefined) {
      paces.push({ mapping, queue, fn, visibility, timeout, window });
    }
  }
  return { paces, hidden };
}
