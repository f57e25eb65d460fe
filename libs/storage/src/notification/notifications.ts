import type {
  IBucket,
  INotificationTarget,
  KeyPattern,
  NotificationDestination,
  Problem,
} from '@archway/core';
import {
  dependOn,
  isOpen,
  mayOverlap,
  notMatching,
  notOneOf,
  problemIf,
  recordHop,
  rejectProps,
} from '@archway/core';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { decodeKeyFilter, notKeyFilter } from '../object-key/object-key';
import type { NotificationEvent } from './notification-event';
import { NOTIFICATION_EVENTS, sameEvent } from './notification-event';

/**
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html
 */
const MOST_NOTIFICATIONS = 100;

export interface NotificationOptions extends KeyPattern {
  /**
   * What to notify of.
   *
   * @default ['s3:ObjectCreated:*']
   */
  readonly events?: readonly NotificationEvent[];

  /**
   * Only objects whose keys begin so. Written as S3 reads it, URL-encoded: `+` for a space.
   *
   * @default - all objects
   */
  readonly prefix?: string;

  /**
   * Only objects whose keys end so. Written as S3 reads it, URL-encoded: `+` for a space.
   *
   * @default - all objects
   */
  readonly suffix?: string;

  /**
   * How S3 and Terraform's plan call this notification, 1 to 255 characters.
   *
   * @default - the target's path in its stack, numbered from the second notification of the same target on
   */
  readonly id?: string;
}

interface Notification {
  readonly id: string;
  readonly events: readonly NotificationEvent[];
  readonly prefix?: string;
  readonly suffix?: string;
  readonly target: INotificationTarget;
  readonly destination: NotificationDestination;
}

/** All notifications of one bucket: Terraform has one resource for them, and a second would overwrite the first. */
export class Notifications {
  private readonly notifications: Notification[] = [];
  private resource?: S3BucketNotification;

  constructor(
    private readonly bucket: IBucket,
    private readonly eventBridge: boolean | undefined,
  ) {
    if (eventBridge) this.write();
  }

  add(target: INotificationTarget, options: NotificationOptions): void {
    const { events = ['s3:ObjectCreated:*'], prefix, suffix } = options;
    const id = options.id ?? this.idFor(target);
    rejectProps(this.bucket, [
      problemIf(events.length === 0, `events of '${id}' must name at least one event`),
      ...events.map((event) => notOneOf(`events of '${id}'`, event, NOTIFICATION_EVENTS)),
      notKeyFilter(`prefix of '${id}'`, prefix),
      notKeyFilter(`suffix of '${id}'`, suffix),
      notMatching('id', id, /^.{1,255}$/, '1 to 255 characters'),
      problemIf(
        this.notifications.some((other) => other.id === id),
        `id must be unique among the notifications of the bucket, got '${id}' twice`,
      ),
      problemIf(
        this.notifications.length === MOST_NOTIFICATIONS,
        `a bucket has at most ${MOST_NOTIFICATIONS} notifications: let a topic or EventBridge pass them on`,
      ),
      ...this.notifications.map((other) => overlap(other, { id, events, prefix, suffix })),
    ]);
    const destination = target.bindNotification(this.bucket);
    this.notifications.push({ id, events, prefix, suffix, target, destination });
    // Only what is created can have been written by whom the events reach.
    if (events.some((event) => event.startsWith('s3:ObjectCreated:'))) {
      recordHop(this.bucket, {
        target,
        notifies: { prefix: decodeKeyFilter(prefix), suffix: decodeKeyFilter(suffix) },
      });
    }
    dependOn(this.write(), destination.dependencies);
  }

  private idFor(target: INotificationTarget): string {
    const path = target.node.path.split('/').slice(1).join('-');
    const earlier = this.notifications.filter((other) => other.target === target).length;
    return earlier === 0 ? path : `${path}-${earlier + 1}`;
  }

  private write(): S3BucketNotification {
    this.resource ??= new S3BucketNotification(this.bucket, 'Notifications', {
      bucket: this.bucket.bucketName,
      eventbridge: this.eventBridge,
    });
    this.resource.putTopic(this.to('topic', (topicArn) => ({ topicArn })));
    this.resource.putQueue(this.to('queue', (queueArn) => ({ queueArn })));
    this.resource.putLambdaFunction(
      this.to('function', (lambdaFunctionArn) => ({ lambdaFunctionArn })),
    );
    return this.resource;
  }

  private to<T>(kind: NotificationDestination['kind'], destination: (arn: string) => T) {
    return this.notifications
      .filter((notification) => notification.destination.kind === kind)
      .map(({ id, events, prefix, suffix, destination: { arn } }) => ({
        id,
        events: [...events],
        filterPrefix: prefix,
        filterSuffix: suffix,
        ...destination(arn),
      }));
  }
}

/** S3 refuses two notifications that one event on one object could both match. */
function overlap(
  a: Notification,
  b: Pick<Notification, 'events' | 'id' | 'prefix' | 'suffix'>,
): Problem {
  if ([a.prefix, a.suffix, b.prefix, b.suffix].some((part) => part && isOpen(part))) {
    return undefined;
  }
  const shared = a.events.some((event) => b.events.some((other) => sameEvent(event, other)));
  return problemIf(
    shared && mayOverlap(a, b),
    `notifications must not overlap, and ${describe(b)} meets ${describe(a)}: S3 allows one notification for an event of an object; let one topic fan out`,
  );
}

function describe({ id, events, prefix, suffix }: Omit<Notification, 'destination' | 'target'>) {
  return `'${id}' (${events.join(', ')} of ${prefix ?? ''}*${suffix ?? ''})`;
}
