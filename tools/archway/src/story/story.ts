import { isPlatformLine, type TraceEvent } from '@archway/local';
import type { Branch } from '../flow/flow';
import { lastReason } from './log-reasons';
import { stepsOf, type Step } from './steps';

/** A picture that a function wrote. */
export interface Picture {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly versionId?: string;
}

/**
 * How a photo ended on a branch.
 *
 * `picture`: a function wrote something. `refused`: it can never succeed, and lies in the dead-letter
 * queue. `filtered`: a filter kept it back, as the Terraform states. `acknowledged`: a function took it
 * and wrote nothing. Everything else should not happen: `failed`, `denied`, `lost`, `not-arrived`.
 */
export type Status =
  | 'picture'
  | 'refused'
  | 'filtered'
  | 'acknowledged'
  | 'failed'
  | 'denied'
  | 'lost'
  | 'not-arrived';

/** What happened to one photo on one branch. */
export interface Outcome {
  readonly branch: string;
  readonly status: Status;
  /** Why, for all but pictures. */
  readonly reason?: string;
  readonly pictures: readonly Picture[];
  /** Where the message lies, for those that were dead-lettered. */
  readonly deadLetterQueueArn?: string;
  /** From the upload to the last thing that happened, in milliseconds of the cloud's time. */
  readonly milliseconds: number;
  readonly steps: readonly Step[];
  /** The ARNs of the stops that it reached, and of the dead-letter queue. */
  readonly reached: readonly string[];
  /** What functions logged on the way, in the order of time. */
  readonly log: readonly string[];
}

/**
 * Tells what happened to an upload on a branch.
 *
 * @param events what concerns the upload, and denials that concern no upload in particular
 */
export function tell(branch: Branch, events: readonly TraceEvent[]): Outcome {
  const own = events.filter((event) => concerns(branch, event));
  const start = events[0]?.at ?? 0;
  const end = own.findLast((event) => event.uploads.length > 0)?.at ?? start;
  const pictures = own.flatMap((event) =>
    event.kind === 'object-created' && event.functionName !== undefined
      ? [
          {
            bucket: event.bucket,
            key: event.key,
            bytes: event.size,
            ...(event.versionId !== undefined && { versionId: event.versionId }),
          },
        ]
      : [],
  );
  const dead = own.findLast((event) => event.kind === 'dead-lettered');
  return {
    branch: branch.name,
    ...(pictures.length > 0 ? { status: 'picture' as const } : judge(branch, own)),
    pictures: distinct(pictures),
    ...(dead?.kind === 'dead-lettered' && { deadLetterQueueArn: dead.to }),
    milliseconds: end - start,
    steps: stepsOf(branch, own, start),
    reached: reachedOn(branch, own),
    log: own.flatMap((event) => ('log' in event ? (event.log ?? []) : [])),
  };
}

function reachedOn({ stops, deadLetterQueueArn }: Branch, own: readonly TraceEvent[]): string[] {
  const seen = new Set(
    own.flatMap((event) => {
      if ('from' in event) return event.kind === 'filtered' ? [event.from] : [event.from, event.to];
      if ('functionName' in event && 'messageIds' in event) {
        return stops.flatMap(({ kind, arn }) => (kind === 'function' ? [arn] : []));
      }
      return event.kind === 'object-created' ? stops.slice(0, 1).map(({ arn }) => arn) : [];
    }),
  );
  return [
    ...stops.map(({ arn }) => arn),
    ...(deadLetterQueueArn ? [deadLetterQueueArn] : []),
  ].filter((arn) => seen.has(arn));
}

/** How an API answered: what it refuses can never succeed, and an error of its own should not happen. */
function judgeAnswer(own: readonly TraceEvent[]): Pick<Outcome, 'status' | 'reason'> {
  const answer = own.findLast((event) => event.kind === 'answered');
  if (answer?.kind !== 'answered') return { status: 'failed', reason: 'nothing was answered' };
  const denied = own.find((event) => event.kind === 'denied');
  if (denied?.kind === 'denied') return { status: 'denied', reason: denied.explanation };
  const reason = `${answer.status} ${answer.body}`.trim();
  if (answer.status >= 500) return { status: 'failed', reason };
  return { status: answer.status >= 400 ? 'refused' : 'acknowledged', reason };
}

function judge(branch: Branch, own: readonly TraceEvent[]): Pick<Outcome, 'status' | 'reason'> {
  if (branch.apiName !== undefined) return judgeAnswer(own);
  const denied = own.find((event) => event.kind === 'denied');
  const dead = own.findLast((event) => event.kind === 'dead-lettered' || event.kind === 'lost');
  const reason = reasonIn(own);
  if (dead?.kind === 'dead-lettered' && reason?.permanent) {
    return { status: 'refused', reason: words(reason) };
  }
  if (denied?.kind === 'denied') return { status: 'denied', reason: denied.explanation };
  if (dead?.kind === 'dead-lettered') {
    return { status: 'failed', reason: reason ? words(reason) : (lastFailure(own) ?? dead.reason) };
  }
  if (dead?.kind === 'lost') return { status: 'lost', reason: dead.reason };
  if (own.some((event) => event.kind === 'expired')) {
    return { status: 'lost', reason: 'its retention ended before it was handled' };
  }
  const filtered = own.findLast((event) => event.kind === 'filtered');
  if (filtered?.kind === 'filtered') return { status: 'filtered', reason: filtered.reason };
  if (branch.gap !== undefined) {
    // Which queue a task reads is in its program, not in the Terraform.
    return own.some((event) => event.kind === 'deleted')
      ? { status: 'acknowledged', reason: 'it was taken from the queue and deleted' }
      : { status: 'not-arrived', reason: branch.gap };
  }
  const failure = lastFailure(own);
  if (failure !== undefined) return { status: 'failed', reason: failure };
  if (own.some((event) => event.kind === 'deleted' || event.kind === 'returned')) {
    return { status: 'acknowledged', reason: 'the function took it and wrote nothing' };
  }
  return { status: 'not-arrived', reason: 'nothing says that it arrived' };
}

function words({ reason, error }: { readonly reason: string; readonly error?: string }): string {
  return error === undefined || error === '' ? reason : `${reason}: ${error}`;
}

function reasonIn(own: readonly TraceEvent[]) {
  const ids = new Set(own.flatMap((event) => ('messageId' in event ? [event.messageId] : [])));
  const lines = own.flatMap((event) => ('log' in event ? (event.log ?? []) : []));
  return lastReason(lines, ids);
}

function lastFailure(own: readonly TraceEvent[]): string | undefined {
  const last = own.findLast(
    (event) => event.kind === 'failed' || event.kind === 'timed-out' || event.kind === 'crashed',
  );
  if (last === undefined || !('functionName' in last)) return undefined;
  if (last.kind === 'failed') return `${last.errorType}: ${last.errorMessage}`;
  if (last.kind === 'timed-out') return 'the function ran out of time';
  const lines = 'log' in last ? last.log?.filter((line) => !isPlatformLine(line)) : undefined;
  return lines?.at(-1) ?? 'the function crashed';
}

/** Whether an event happened on the branch; what is before its fork counts for all branches. */
function concerns(branch: Branch, event: TraceEvent): boolean {
  const arns = new Set(branch.stops.map(({ arn }) => arn));
  if (branch.deadLetterQueueArn !== undefined) arns.add(branch.deadLetterQueueArn);
  if (branch.apiName !== undefined && event.kind === 'denied') return true;
  switch (event.kind) {
    case 'object-created':
    case 'object-deleted':
      return event.functionName === undefined || event.functionName === branch.functionName;
    case 'denied':
      return (
        actsFor(branch, event.principal) ||
        [...arns].some((arn) => event.resource === arn || event.principal === arn) ||
        event.resource === branch.roleArn
      );
    case 'invoked':
    case 'returned':
    case 'failed':
    case 'timed-out':
    case 'crashed':
    case 'throttled':
      return event.functionName === branch.functionName;
    case 'alarm':
    case 'deployment':
    case 'scaled':
    case 'task-started':
    case 'task-stopped':
      return false;
    case 'answered':
      return branch.apiName !== undefined;
    case 'item-written':
    case 'item-deleted':
      return true;
    default:
      return arns.has(event.from) && (arns.has(event.to) || event.kind === 'dead-lettered');
  }
}

/** A function's identity is its role's session, which bears the function's name. */
function actsFor({ roleArn, functionName }: Branch, principal: string): boolean {
  if (principal === roleArn) return true;
  return functionName !== undefined && principal.endsWith(`/${functionName}`);
}

/** A picture that was written more than once counts as it stands in the end. */
function distinct(pictures: readonly Picture[]): readonly Picture[] {
  const byKey = new Map(pictures.map((picture) => [`${picture.bucket}/${picture.key}`, picture]));
  return [...byKey.values()];
}
