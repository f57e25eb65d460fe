import type { QueuePart } from '../architecture/architecture';
import type { World } from '../engine/world';
import type { MessageAttributes } from './sqs-api';

/** A message as the queue keeps it. */
export interface StoredMessage {
  readonly messageId: string;
  readonly body: string;
  readonly messageAttributes: MessageAttributes;
  readonly senderId: string;
  /** When it was first sent: retention counts from here, also in a dead-letter queue. */
  readonly sentAt: number;
  readonly uploads: readonly string[];
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
  readonly deadLetterSourceArn?: string;
  receiveCount: number;
  visibleAt: number;
  firstReceivedAt?: number;
  receiptHandle?: string;
  /** Its dead-letter queue refuses it, so that it stays and nobody receives it. */
  parked?: boolean;
  takeTimerBack?: () => void;
}

/** Moves a message to a queue's dead-letter queue; false where that is refused. */
export type Redrive = (from: QueuePart, message: StoredMessage) => boolean;

/** Messages with one deduplication id within this time are one ("Exactly-once processing in Amazon SQS"). */
const DEDUPLICATION_MS = 5 * 60 * 1000;

/** One queue: what is in it, who may see it, and when. */
export class LiveQueue {
  private messages: StoredMessage[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly recent = new Map<
    string,
    { readonly at: number; readonly message: StoredMessage }
  >();

  constructor(
    private readonly world: World,
    readonly part: QueuePart,
    private readonly redrive: Redrive,
  ) {}

  /** Messages that somebody could still receive, now or later. */
  get pending(): number {
    return this.messages.filter(({ parked }) => parked !== true).length;
  }

  /** Counts as `GetQueueAttributes` gives them. */
  get counts(): { visible: number; inFlight: number; delayed: number } {
    this.expire();
    const now = this.world.clock.now();
    const hidden = this.messages.filter(({ visibleAt }) => visibleAt > now);
    const inFlight = hidden.filter(({ receiptHandle }) => receiptHandle !== undefined).length;
    return {
      visible: this.messages.length - hidden.length,
      inFlight,
      delayed: hidden.length - inFlight,
    };
  }

  /** The age of the oldest message that nobody has deleted, in seconds; 0 for an empty queue. */
  get oldestAgeSeconds(): number {
    const sent = this.messages.map(({ sentAt }) => sentAt);
    return sent.length === 0 ? 0 : Math.floor((this.world.clock.now() - Math.min(...sent)) / 1000);
  }

  /** Puts a message in; a duplicate of a FIFO queue is dropped and the first one returned. */
  put(message: StoredMessage): StoredMessage {
    const duplicate = this.duplicateOf(message);
    if (duplicate !== undefined) return duplicate;
    this.messages.push(message);
    const delay = message.visibleAt - this.world.clock.now();
    if (delay > 0) message.takeTimerBack = this.world.activity.timer(delay, () => this.wake());
    else this.wake();
    return message;
  }

  /** Takes up to `most` visible messages; those received too often go to the dead-letter queue. */
  take(most: number, visibilityTimeoutSeconds: number): readonly StoredMessage[] {
    this.expire();
    const taken: StoredMessage[] = [];
    while (taken.length < most) {
      const message = this.nextVisible();
      if (message === undefined) break;
      const { redrive } = this.part;
      if (redrive !== undefined && message.receiveCount >= redrive.maxReceiveCount) {
        if (this.redrive(this.part, message)) this.drop(message);
        else message.parked = true;
        // Nobody deletes it, so nothing else says that the queue is done with it.
        this.world.activity.changed();
        continue;
      }
      this.hide(message, visibilityTimeoutSeconds);
      taken.push(message);
    }
    return taken;
  }

  /** The message of a receipt; undefined for a receipt that a later receive made stale. */
  received(receiptHandle: string): StoredMessage | undefined {
    return this.messages.find((message) => message.receiptHandle === receiptHandle);
  }

  delete(message: StoredMessage): void {
    this.drop(message);
    this.wakeGroup(message);
    this.world.activity.changed();
  }

  changeVisibility(message: StoredMessage, seconds: number): void {
    message.takeTimerBack?.();
    this.hideUntil(message, seconds);
  }

  /** Takes out all that can be received now, also what the dead-letter queue refused. */
  takeAll(): readonly StoredMessage[] {
    this.expire();
    const now = this.world.clock.now();
    const taken = this.messages.filter(({ visibleAt }) => visibleAt <= now);
    for (const message of taken) this.drop(message);
    this.world.activity.changed();
    return taken;
  }

  purge(): void {
    for (const message of [...this.messages]) this.drop(message);
    this.world.activity.changed();
  }

  /** @returns takes the listener away */
  onVisible(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private nextVisible(): StoredMessage | undefined {
    const now = this.world.clock.now();
    const { faults, random } = this.world;
    const visible = this.messages.filter(
      ({ visibleAt, parked }) => visibleAt <= now && parked !== true,
    );
    if (this.part.fifo) return visible.find((message) => !this.isBlocked(message));
    return visible[faults.reorder ? random.below(visible.length) : 0];
  }

  /** Whether an earlier message of its group is still there: groups keep their order. */
  private isBlocked(message: StoredMessage): boolean {
    return (
      this.messages.find(
        ({ groupId, parked }) => groupId === message.groupId && parked !== true,
      ) !== message
    );
  }

  private hide(message: StoredMessage, seconds: number): void {
    const now = this.world.clock.now();
    message.receiveCount += 1;
    message.firstReceivedAt ??= now;
    message.receiptHandle = Buffer.from(
      `${message.messageId} ${message.receiveCount} ${this.world.random.hex(8)}`,
    ).toString('base64');
    this.hideUntil(message, seconds);
  }

  private hideUntil(message: StoredMessage, seconds: number): void {
    message.visibleAt = this.world.clock.now() + seconds * 1000;
    message.takeTimerBack = this.world.activity.timer(seconds * 1000, () => {
      this.world.trace.emit({
        kind: 'redelivered',
        messageId: message.messageId,
        from: this.part.queueArn,
        to: this.part.queueArn,
        receiveCount: message.receiveCount,
        uploads: message.uploads,
      });
      this.wake();
    });
  }

  private drop(message: StoredMessage): void {
    message.takeTimerBack?.();
    this.messages = this.messages.filter((each) => each !== message);
  }

  private wakeGroup(message: StoredMessage): void {
    if (this.part.fifo && this.messages.some(({ groupId }) => groupId === message.groupId)) {
      this.wake();
    }
  }

  private wake(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private expire(): void {
    const oldest = this.world.clock.now() - this.part.messageRetentionSeconds * 1000;
    for (const message of this.messages.filter(({ sentAt }) => sentAt <= oldest)) {
      this.drop(message);
      this.world.trace.emit({
        kind: 'expired',
        messageId: message.messageId,
        from: this.part.queueArn,
        to: this.part.queueArn,
        uploads: message.uploads,
      });
    }
  }

  private duplicateOf(message: StoredMessage): StoredMessage | undefined {
    const { deduplicationId } = message;
    if (!this.part.fifo || deduplicationId === undefined) return undefined;
    const now = this.world.clock.now();
    const known = this.recent.get(deduplicationId);
    if (known !== undefined && now - known.at < DEDUPLICATION_MS) return known.message;
    this.recent.set(deduplicationId, { at: now, message });
    return undefined;
  }
}
