import type { World } from '../engine/world';
import { passesFilters, sqsRecord } from '../lambda/sqs-event';
import type { LiveQueue, StoredMessage } from '../sqs/live-queue';
import type { Sqs } from '../sqs/sqs';
import type { Pipe } from './pipe';
import { parsed } from './pipe-target';

/** Takes messages of a queue for a pipe. */
export class QueueSource {
  private isPolling = false;
  private isWorking = false;

  constructor(
    private readonly world: World,
    private readonly pipe: Pipe,
    private readonly queue: LiveQueue,
    private readonly sqs: Sqs,
  ) {}

  start(): void {
    this.queue.onVisible(() => this.poll());
    this.poll();
  }

  get hasWork(): boolean {
    return this.isWorking || this.queue.pending > 0;
  }

  private poll(): void {
    if (this.isPolling || this.isWorking) return;
    this.isPolling = true;
    this.world.activity.later(0, () => {
      this.isPolling = false;
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    const { queue, pipe, world } = this;
    const { batchSize, filters } = pipe.part.reads;
    this.isWorking = true;
    for (;;) {
      const taken = queue.take(batchSize, queue.part.visibilityTimeoutSeconds);
      if (taken.length === 0) break;
      const wanted = taken.filter((message) => this.passes(message, filters));
      // Receipts are those of this receive: a later one makes them stale.
      const receipts = wanted.map(({ receiptHandle = '' }) => receiptHandle);
      const end = world.activity.begin();
      const done = await pipe.hand(wanted.map((message) => this.itemOf(message)));
      for (const receipt of receipts.slice(0, done)) this.sqs.remove(queue, receipt);
      end();
    }
    this.isWorking = false;
    world.activity.changed();
  }

  private passes(message: StoredMessage, filters: Pipe['part']['reads']['filters']): boolean {
    const isWanted = passesFilters(sqsRecord(message, this.queue.part), filters);
    if (!isWanted) this.queue.delete(message);
    return isWanted;
  }

  private itemOf(message: StoredMessage) {
    const record = sqsRecord(message, this.queue.part);
    return {
      id: message.messageId,
      readable: { ...record, body: parsed(message.body) },
      uploads: message.uploads,
    };
  }
}
