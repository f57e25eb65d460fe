import type { FunctionCalled, TraceEvent } from '@archway/local';
import type { Branch } from '../flow/flow';

/** One thing that happened on a photo's way, for a person. */
export interface Step {
  /** Since the upload, in milliseconds of the cloud's time. */
  readonly milliseconds: number;
  readonly text: string;
  /** `bad` for what should not happen, `end` for what ends the way. */
  readonly tone: 'plain' | 'good' | 'bad' | 'end';
}

/** A photo's way along a branch; `start` is when it was uploaded. */
export function stepsOf(
  branch: Branch,
  events: readonly TraceEvent[],
  start: number,
): readonly Step[] {
  const names = new Map(branch.stops.map(({ arn, label }) => [arn, label]));
  const functionLabel = branch.stops.find(({ kind }) => kind === 'function')?.label;
  if (branch.functionName !== undefined && functionLabel !== undefined) {
    names.set(branch.functionName, functionLabel);
  }
  const nameOf = (arn: string): string => names.get(arn) ?? lastPart(arn);
  return events.flatMap((event) => {
    const told = wordsFor(event, nameOf);
    return told === undefined ? [] : [{ milliseconds: Math.max(0, event.at - start), ...told }];
  });
}

type Told = Pick<Step, 'text' | 'tone'>;

function wordsFor(event: TraceEvent, nameOf: (arn: string) => string): Told | undefined {
  switch (event.kind) {
    case 'object-created':
      return event.functionName === undefined
        ? plain(`uploaded to ${event.bucket}`)
        : { text: `picture written to ${event.bucket}: ${event.key}`, tone: 'good' };
    case 'notified':
      return plain(`${nameOf(event.from)} told ${nameOf(event.to)}`);
    case 'delivered':
      return plain(`${nameOf(event.from)} passed it to ${nameOf(event.to)}`);
    case 'received':
      return plain(`taken from ${nameOf(event.from)}${nth(event.receiveCount)}`);
    case 'redelivered':
      return plain(`visible again in ${nameOf(event.from)}`);
    case 'deleted':
      return plain(`done, deleted from ${nameOf(event.from)}`);
    case 'filtered':
      return { text: `kept back: ${event.reason ?? 'a filter'}`, tone: 'end' };
    case 'dead-lettered':
      return { text: `moved to ${nameOf(event.to)}: ${event.reason ?? ''}`, tone: 'end' };
    case 'expired':
      return bad(`its retention in ${nameOf(event.from)} ended`);
    case 'lost':
      return bad(`lost: ${event.reason ?? 'nobody takes it now'}`);
    case 'invoked':
      return plain(
        `${nameOf(event.functionName)} called, ${count(event.messageIds.length)} in the batch`,
      );
    case 'returned':
      return returned(event, nameOf(event.functionName));
    case 'failed':
      return bad(`${nameOf(event.functionName)} failed: ${event.errorType}: ${event.errorMessage}`);
    case 'timed-out':
      return bad(`${nameOf(event.functionName)} ran out of time`);
    case 'crashed':
      return bad(`${nameOf(event.functionName)} crashed`);
    case 'throttled':
      return plain(`${nameOf(event.functionName)} throttled`);
    case 'denied':
      return bad(event.explanation);
    case 'task-started':
      return plain(`a task of ${event.serviceName} started`);
    case 'task-stopped':
      return plain(`a task of ${event.serviceName} stopped: ${event.reason ?? ''}`);
    case 'deployment':
      return plain(`deployment ${event.deployment} of ${event.serviceName} ${event.state}`);
    case 'scaled':
      return plain(`${event.serviceName} scaled to ${event.desiredCount}: ${event.reason}`);
    case 'item-written':
      return { text: `item ${event.key} written to ${event.tableName}`, tone: 'good' };
    case 'item-deleted':
      return plain(`item ${event.key} deleted from ${event.tableName}`);
    case 'answered':
      return {
        text: `${event.apiName} answered ${event.status} ${event.body}`.trim(),
        tone: event.status < 500 ? 'plain' : 'bad',
      };
    case 'object-deleted':
    case 'alarm':
      return undefined;
  }
}

function returned(event: FunctionCalled, name: string): Told {
  const after = event.durationMs === undefined ? '' : ` after ${Math.round(event.durationMs)} ms`;
  const failed = event.failedMessageIds?.length ?? 0;
  const reported =
    failed === 0 ? '' : `, ${failed} of ${event.messageIds.length} reported as failed`;
  return plain(`${name} returned${after}${reported}`);
}

const plain = (text: string): Told => ({ text, tone: 'plain' });
const bad = (text: string): Told => ({ text, tone: 'bad' });

function nth(receiveCount: number | undefined): string {
  return receiveCount === undefined || receiveCount < 2 ? '' : ` (receive ${receiveCount})`;
}

function count(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}

/** The name at the end of an ARN. */
export function lastPart(arn: string): string {
  return arn.split(':').at(-1) ?? arn;
}
