import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { EventBridge } from '../events/event-bridge';
import type { Kinesis } from '../kinesis/kinesis';
import type { Lambda } from '../lambda/lambda';
import { isRecord } from '../pattern/pattern';
import type { RolePrincipal } from '../principal/principal';
import type { Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';
import { parameter } from './pipe-input';
import type { PipePart } from './pipe-parts';

/** What pipes deliver to. */
export interface PipeTargets {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly kinesis: Kinesis;
  readonly lambda: Lambda;
  readonly events: EventBridge;
  /** Whether somebody may call a function; a denial goes on the trace. */
  readonly mayInvoke: (principal: RolePrincipal, functionArn: string) => boolean;
}

/** One event on its way through a pipe. */
export interface PipeEvent {
  /** What templates and paths read. */
  readonly event: object;
  /** What the target receives. */
  readonly text: string;
  readonly uploads: readonly string[];
}

/** Delivers one event. @returns false where the target refuses it for now or for ever */
export function deliverOne(
  world: World,
  { sqs, sns, kinesis, events }: PipeTargets,
  part: PipePart,
  principal: RolePrincipal,
  { event, text, uploads }: PipeEvent,
): boolean {
  const { targetArn } = part;
  const own = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : parameter(value, event);
  switch (targetArn.split(':')[2]) {
    case 'sqs': {
      const messageGroupId = own(part.messageGroupId);
      const messageDeduplicationId = own(part.messageDeduplicationId);
      const message = {
        messageBody: text,
        ...(messageGroupId === undefined ? {} : { messageGroupId }),
        ...(messageDeduplicationId === undefined ? {} : { messageDeduplicationId }),
      };
      return sqs.deliver(principal, targetArn, message, uploads) !== undefined;
    }
    case 'sns':
      return sns.deliver(principal, { topicArn: targetArn, message: text }, uploads) !== undefined;
    case 'kinesis':
      return succeeds(() => {
        const partitionKey = own(part.partitionKey) ?? world.random.uuid();
        kinesis.putRecord(principal, targetArn, { data: Buffer.from(text), partitionKey }, uploads);
      });
    default:
      return succeeds(() => {
        const detail = parsed(text);
        const entry = {
          source: own(part.eventSource) ?? `Pipe ${part.pipeName}`,
          detailType: own(part.detailType) ?? 'Event from aws:sqs',
          detail: JSON.stringify(isRecord(detail) ? detail : { value: detail }),
          eventBusName: targetArn,
        };
        const [result] = events.putEvents(principal, [entry], uploads);
        if (result === undefined || 'errorCode' in result) {
          throw new AwsError('InternalException', 500, 'the event was not taken');
        }
      });
  }
}

/** Asks for what the target needs, so that a permission that is missing shows before any event. */
export function mayDeliver(
  { sqs, sns, kinesis, events, mayInvoke }: PipeTargets,
  arn: string,
  principal: RolePrincipal,
): boolean {
  switch (arn.split(':')[2]) {
    case 'sqs':
      return sqs.mayDeliver(principal, arn);
    case 'sns':
      return sns.mayPublish(principal, arn);
    case 'kinesis':
      return kinesis.mayPut(principal, arn);
    case 'lambda':
      return mayInvoke(principal, arn);
    default:
      return events.mayPutOn(principal, arn);
  }
}

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
