import type { EventTargetPart } from '../architecture/event-parts';
import { jitter, type World } from '../engine/world';
import type { Principal } from '../principal/principal';
import type { InvokeAsync, Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';

/** Where events go. */
export interface DeliveryTargets {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly invokeAsync: InvokeAsync;
  /** Puts an event on another bus; false where that is refused. */
  readonly putOnBus: (
    principal: Principal,
    busArn: string,
    event: string,
    uploads: readonly string[],
  ) => boolean;
}

/** What is delivered, and for whom. */
export interface TargetDelivery {
  readonly target: Omit<EventTargetPart, 'input'>;
  readonly text: string;
  /** The rule or schedule that delivers. */
  readonly sourceArn: string;
  readonly principal: Principal;
  /** Who puts messages into the dead-letter queue. */
  readonly deadLetterPrincipal: Principal;
  readonly eventId: string;
  readonly uploads: readonly string[];
}

/**
 * Delivers to a target of EventBridge. A target that is gone or refuses is not tried again: the event
 * goes to the dead-letter queue at once ("Using dead-letter queues in EventBridge").
 */
export function deliverToTarget(
  world: World,
  targets: DeliveryTargets,
  delivery: TargetDelivery,
): void {
  world.activity.later(jitter(world), () => {
    const { target, text, sourceArn, eventId, uploads } = delivery;
    const deliveredAs = attempt(world, targets, delivery);
    if (deliveredAs !== undefined) {
      world.trace.emit({
        kind: 'delivered',
        messageId: eventId,
        deliveredAs,
        from: sourceArn,
        to: target.arn,
        uploads,
      });
      return;
    }
    const dead =
      target.deadLetterArn !== undefined &&
      targets.sqs.deliver(
        delivery.deadLetterPrincipal,
        target.deadLetterArn,
        { messageBody: text, messageAttributes: attributesOf(delivery) },
        uploads,
      ) !== undefined;
    world.trace.emit({
      kind: dead ? 'dead-lettered' : 'lost',
      messageId: eventId,
      from: sourceArn,
      to: dead ? (target.deadLetterArn ?? target.arn) : target.arn,
      reason: `${target.address} could not be delivered to ${target.arn}`,
      uploads,
    });
  });
}

/** @returns the id that the target gives; undefined where it refuses or is not here */
function attempt(
  world: World,
  { sqs, sns, invokeAsync, putOnBus }: DeliveryTargets,
  { target, text, principal, uploads }: TargetDelivery,
): string | undefined {
  const { arn, messageGroupId } = target;
  switch (arn.split(':')[2]) {
    case 'sqs': {
      const group = messageGroupId === undefined ? {} : { messageGroupId };
      return sqs.deliver(principal, arn, { messageBody: text, ...group }, uploads)?.messageId;
    }
    case 'sns':
      return sns.deliver(principal, { topicArn: arn, message: text }, uploads)?.messageId;
    case 'lambda':
      return invokeAsync(principal, arn, parsed(text), uploads) ? world.random.uuid() : undefined;
    case 'events':
      return putOnBus(principal, arn, text, uploads) === true ? world.random.uuid() : undefined;
    default:
      return undefined;
  }
}

function attributesOf({ target, sourceArn }: TargetDelivery) {
  const text = (stringValue: string) => ({ dataType: 'String', stringValue });
  return {
    RULE_ARN: text(sourceArn),
    TARGET_ARN: text(target.arn),
    ERROR_CODE: text('NO_PERMISSIONS'),
    ERROR_MESSAGE: text('The target could not be called.'),
  };
}

/** Lambda takes JSON alone; a text that is none arrives as a string. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
