import type { NotificationPart } from '../architecture/architecture';
import { copies, jitter, serviceFor, type World } from '../engine/world';
import type { ServiceEvent } from '../events/event-bridge';
import { s3Event } from '../events/s3-event';
import { defaultBusArn } from '../naming/event-bus';
import type { ServicePrincipal } from '../principal/principal';
import type { InvokeAsync, Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';
import { coversEvent, eventMessage, testEvent, type ObjectEvent } from './event-message';

/** Where notifications go. */
export interface NotificationTargets {
  readonly sns: Sns;
  readonly sqs: Sqs;
  readonly invokeAsync: InvokeAsync;
  /** Whether a service may call a function; a denial goes on the trace. */
  readonly mayInvoke: (principal: ServicePrincipal, functionArn: string) => boolean;
  /** Puts an event on the default bus. */
  readonly emit: (event: ServiceEvent, uploads: readonly string[]) => string;
}

/** The subject of what S3 publishes to a topic. */
const SUBJECT = 'Amazon S3 Notification';

/** Tells topics, queues and functions what happens to objects. */
export class Notifier {
  constructor(
    private readonly world: World,
    private readonly notifications: readonly NotificationPart[],
    private readonly targets: NotificationTargets,
    /** The buckets that tell EventBridge of everything. */
    private readonly toEventBridge: ReadonlySet<string> = new Set(),
  ) {}

  /**
   * Puts the configurations on the buckets: S3 sends a test event to topics and queues. AWS refuses a
   * bucket's whole configuration when one target may not be told; here each target is on its own, so
   * that all denials show.
   */
  establish(): void {
    for (const notification of this.notifications) {
      const principal = this.principalOf(notification);
      if (notification.targetKind === 'function') {
        this.targets.mayInvoke(principal, notification.targetArn);
        continue;
      }
      const message = testEvent(
        notification.bucketName,
        this.world.clock.now(),
        this.world.random.hex(16).toUpperCase(),
      );
      this.tell(notification, message, []);
    }
  }

  /** Tells the targets whose events, prefix and suffix fit. */
  notify(event: ObjectEvent, uploads: readonly string[]): void {
    if (this.toEventBridge.has(event.bucketName)) this.tellEventBridge(event, uploads);
    for (const notification of this.notifications) {
      if (notification.bucketName !== event.bucketName || !fits(notification, event)) continue;
      const message = eventMessage(event, notification.id);
      for (let copy = copies(this.world); copy > 0; copy -= 1) {
        this.world.activity.later(jitter(this.world), () => {
          const messageId = this.tell(notification, message, uploads);
          this.world.trace.emit({
            kind: messageId === undefined ? 'lost' : 'notified',
            messageId: event.requestId,
            ...(messageId === undefined ? {} : { deliveredAs: messageId }),
            from: event.bucketArn,
            to: notification.targetArn,
            uploads,
            ...(messageId === undefined
              ? { reason: `${notification.address} could not reach ${notification.targetArn}` }
              : {}),
          });
        });
      }
    }
  }

  private tellEventBridge(event: ObjectEvent, uploads: readonly string[]): void {
    const { activity, trace } = this.world;
    for (let copy = copies(this.world); copy > 0; copy -= 1) {
      activity.later(jitter(this.world), () => {
        trace.emit({
          kind: 'notified',
          messageId: event.requestId,
          from: event.bucketArn,
          to: defaultBusArn(this.world),
          uploads,
        });
        this.targets.emit(s3Event(event), uploads);
      });
    }
  }

  /** @returns the message's id; undefined where a policy denies it */
  private tell(
    notification: NotificationPart,
    message: object,
    uploads: readonly string[],
  ): string | undefined {
    const principal = this.principalOf(notification);
    const { targetArn } = notification;
    const text = JSON.stringify(message);
    switch (notification.targetKind) {
      case 'topic':
        return this.targets.sns.deliver(
          principal,
          { topicArn: targetArn, subject: SUBJECT, message: text },
          uploads,
        )?.messageId;
      case 'queue':
        return this.targets.sqs.deliver(principal, targetArn, { messageBody: text }, uploads)
          ?.messageId;
      case 'function':
        return this.targets.invokeAsync(principal, targetArn, message, uploads)
          ? this.world.random.uuid()
          : undefined;
    }
  }

  private principalOf({ bucketName }: NotificationPart): ServicePrincipal {
    const bucketArn = `arn:${this.world.partition}:s3:::${bucketName}`;
    return serviceFor(this.world, 's3.amazonaws.com', bucketArn);
  }
}

/** Both filters look at the key as the user sees it. */
function fits(
  { events, filterPrefix, filterSuffix }: NotificationPart,
  event: ObjectEvent,
): boolean {
  return (
    events.some((configured) => coversEvent(configured, event.eventName)) &&
    event.key.startsWith(filterPrefix) &&
    event.key.endsWith(filterSuffix)
  );
}
