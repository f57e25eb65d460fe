import type { MappingPart } from '../architecture/architecture';
import type { World } from '../engine/world';
import type { LiveQueue, StoredMessage } from '../sqs/live-queue';
import type { Sqs } from '../sqs/sqs';
import { failuresIn } from './batch-response';
import type { FunctionHost } from './function-host';
import { passesFilters, sqsRecord } from './sqs-event';

/** Batches at once before Lambda scales up ("Configuring scaling behavior for SQS event source mappings"). */
const STARTING_CONCURRENCY = 5;

/** Lambda's limit for the payload of an invocation, 6 MB. */
const MOST_BATCH_BYTES = 6 * 1024 * 1024;

/** Polls a queue for a function. */
export class EventSourceMapping {
  private batches = 0;
  private collected: StoredMessage[] = [];
  private closeWindow: (() => void) | undefined;
  private polling = false;
  private established = false;

  constructor(
    private readonly world: World,
    private readonly part: MappingPart,
    private readonly queue: LiveQueue,
    private readonly host: FunctionHost,
    private readonly sqs: Sqs,
  ) {}

  /**
   * Starts to poll. Lambda refuses a mapping whose role may not receive; here it is refused for each of
   * the three permissions that polling needs, so that a missing one shows at once.
   */
  establish(): void {
    const mayConsume = this.sqs.mayConsume(this.host.principal(), this.part.queueArn);
    if (!this.part.enabled || !mayConsume || !this.host.mayAssumeRole()) return;
    this.established = true;
    this.queue.onVisible(() => this.poll());
    this.poll();
  }

  /** Whether messages are left that this mapping will take. */
  get hasWork(): boolean {
    return this.established && this.queue.pending > 0;
  }

  /** Looks into the queue, once what happens now has happened. */
  private poll(): void {
    if (this.polling || !this.established) return;
    this.polling = true;
    this.world.activity.later(0, () => {
      this.polling = false;
      this.collect();
    });
  }

  private collect(): void {
    const most = this.part.maximumConcurrency ?? STARTING_CONCURRENCY;
    while (this.batches < most) {
      const taken = this.takePassing(this.part.batchSize - this.collected.length);
      this.collected.push(...taken);
      if (this.collected.length === 0) return;
      if (this.part.batchingWindowSeconds === 0 || this.isFull()) this.flush();
      else {
        this.openWindow();
        return;
      }
    }
  }

  private isFull(): boolean {
    const bytes = this.collected.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    return this.collected.length >= this.part.batchSize || bytes >= MOST_BATCH_BYTES;
  }

  private openWindow(): void {
    this.closeWindow ??= this.world.activity.timer(this.part.batchingWindowSeconds * 1000, () => {
      this.closeWindow = undefined;
      this.flush();
      this.poll();
    });
  }

  private flush(): void {
    this.closeWindow?.();
    this.closeWindow = undefined;
    const batch = this.collected;
    this.collected = [];
    if (batch.length > 0) void this.deliver(batch);
  }

  /** Takes messages; those that no filter wants are deleted, as Lambda does. */
  private takePassing(most: number): readonly StoredMessage[] {
    const { queue, part } = this;
    const taken = queue.take(most, queue.part.visibilityTimeoutSeconds);
    return taken.filter((message) => {
      const passes = passesFilters(sqsRecord(message, queue.part), part.filters);
      this.world.trace.emit({
        kind: passes ? 'received' : 'filtered',
        messageId: message.messageId,
        from: queue.part.queueArn,
        to: this.host.part.functionArn,
        receiveCount: message.receiveCount,
        ...(passes ? {} : { reason: `the filters of ${part.address}` }),
        uploads: message.uploads,
      });
      if (!passes) queue.delete(message);
      return passes;
    });
  }

  private async deliver(batch: readonly StoredMessage[]): Promise<void> {
    this.batches += 1;
    const messageIds = batch.map(({ messageId }) => messageId);
    // Receipts are those of this receive: a later one makes them stale.
    const receipts = batch.map(({ messageId, receiptHandle = '' }) => ({
      messageId,
      receiptHandle,
    }));
    const failedIn = (payload: unknown): readonly string[] =>
      this.part.reportBatchItemFailures ? (failuresIn(payload, messageIds) ?? messageIds) : [];
    const outcome = await this.host.invoke({
      event: { Records: batch.map((message) => sqsRecord(message, this.queue.part)) },
      uploads: [...new Set(batch.flatMap(({ uploads }) => uploads))],
      messageIds,
      ...(this.part.qualifier === undefined ? {} : { qualifier: this.part.qualifier }),
      failedIn,
    });
    this.batches -= 1;
    if (outcome.status === 'returned') {
      const failed = failedIn(outcome.payload);
      for (const { messageId, receiptHandle } of receipts) {
        if (!failed.includes(messageId)) this.sqs.remove(this.queue, receiptHandle);
      }
    }
    this.poll();
  }
}
