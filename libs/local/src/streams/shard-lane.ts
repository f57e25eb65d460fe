import type { World } from '../engine/world';
import type { ReadSettings, StreamBatch, StreamSink, TumblingWindow } from './stream-sink';
import type { StreamRecord } from './stream-source';

/** Lambda's limit for the payload of an invocation, 6 MB. */
const MOST_BATCH_BYTES = 6 * 1024 * 1024;
const FIRST_WAIT_MS = 1_000;
/** The longest pause between attempts, so that a batch that never works is not tried without end. */
const LONGEST_WAIT_MS = 60_000;

/** The records of one shard, or of a part of its keys, one batch after another. */
export class ShardLane {
  private readonly waiting: StreamRecord[] = [];
  private isWorking = false;
  private isWoken = false;
  /** Whether the batching window runs, and whether it is over. */
  private isTimed = false;
  private isDue = false;
  private window: TumblingWindow | undefined;

  constructor(
    private readonly world: World,
    private readonly settings: ReadSettings,
    private readonly shardId: string,
    private readonly retentionSeconds: number,
    private readonly sink: StreamSink,
    private readonly onRest: () => void,
  ) {}

  /** Whether records are left, or a window is open. */
  get hasWork(): boolean {
    return this.isWorking || this.waiting.length > 0 || this.window !== undefined;
  }

  /** Whether it can hold more: a reader does not run far ahead of what takes the records. */
  get isHungry(): boolean {
    return this.waiting.length < this.settings.batchSize;
  }

  add(record: StreamRecord): void {
    this.waiting.push(record);
    this.wake();
  }

  private wake(): void {
    if (this.isWorking || this.isWoken) return;
    this.isWoken = true;
    this.world.activity.later(0, () => {
      this.isWoken = false;
      this.begin();
    });
  }

  private begin(): void {
    if (this.isWorking || this.waiting.length === 0) return;
    const windowMs = this.settings.batchingWindowSeconds * 1000;
    if (windowMs > 0 && !this.isDue && !this.isFull()) {
      this.await(windowMs);
      return;
    }
    this.isDue = false;
    void this.work();
  }

  private isFull(): boolean {
    const bytes = this.waiting.reduce((sum, record) => sum + record.bytes, 0);
    return this.waiting.length >= this.settings.batchSize || bytes >= MOST_BATCH_BYTES;
  }

  private await(windowMs: number): void {
    if (this.isTimed) return;
    this.isTimed = true;
    this.world.activity.later(windowMs, () => {
      this.isTimed = false;
      this.isDue = this.waiting.length > 0;
      this.begin();
    });
  }

  private async work(): Promise<void> {
    if (this.isWorking || this.waiting.length === 0) return;
    this.isWorking = true;
    const batch = this.takeBatch();
    try {
      await this.attempt(batch, 0);
    } finally {
      this.isWorking = false;
      this.onRest();
      if (this.waiting.length > 0) this.wake();
      this.world.activity.changed();
    }
  }

  /** As many as fit, and no record of another window. */
  private takeBatch(): readonly StreamRecord[] {
    const window = this.windowOf(this.waiting[0]);
    let bytes = 0;
    let count = 0;
    for (const record of this.waiting) {
      bytes += record.bytes;
      const isOther = this.windowOf(record)?.start !== window?.start;
      if (count > 0 && (isOther || bytes > MOST_BATCH_BYTES)) break;
      count += 1;
      if (count === this.settings.batchSize) break;
    }
    return this.waiting.splice(0, count);
  }

  private windowOf(record: StreamRecord | undefined): TumblingWindow | undefined {
    const { tumblingWindowSeconds: seconds } = this.settings;
    if (seconds === undefined || seconds <= 0 || record === undefined) return undefined;
    const start = Math.floor(record.arrivedAt / (seconds * 1000)) * seconds * 1000;
    return { start, end: start + seconds * 1000 };
  }

  private async attempt(batch: readonly StreamRecord[], failures: number): Promise<void> {
    let records = batch;
    for (let attempts = failures; ;) {
      records = this.withoutOld(records, attempts);
      if (records.length === 0) return;
      await this.openWindow(records[0]);
      const outcome = await this.sink.deliver(this.batchOf(records));
      if (outcome.status === 'done') return;
      if (outcome.status === 'throttled') {
        await this.pause(FIRST_WAIT_MS);
        continue;
      }
      const at = records.findIndex(({ sequenceNumber }) => sequenceNumber === outcome.from);
      if (at > 0) records = records.slice(at);
      if (this.settings.bisects && records.length > 1) {
        // Splitting does not count as an attempt ("Configure error handling controls").
        await this.pause(FIRST_WAIT_MS);
        const half = Math.ceil(records.length / 2);
        await this.attempt(records.slice(0, half), attempts);
        await this.attempt(records.slice(half), attempts);
        return;
      }
      attempts += 1;
      if (attempts > (this.settings.maximumRetryAttempts ?? Infinity)) {
        this.sink.giveUp(this.batchOf(records), 'RetryAttemptsExhausted', attempts);
        return;
      }
      await this.pause(Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS));
    }
  }

  private withoutOld(records: readonly StreamRecord[], attempts: number) {
    const age = this.settings.maximumRecordAgeSeconds;
    const seconds = Math.min(age ?? Infinity, this.retentionSeconds);
    const since = this.world.clock.now() - seconds * 1000;
    const old = records.filter(({ arrivedAt }) => arrivedAt < since);
    if (old.length === 0) return records;
    const reason = seconds === age ? 'MaximumRecordAgeExceeded' : 'RecordExpired';
    this.sink.giveUp(this.batchOf(old), reason, attempts);
    return records.slice(old.length);
  }

  private batchOf(records: readonly StreamRecord[]): StreamBatch {
    const window = this.windowOf(records[0]);
    return {
      shardId: this.shardId,
      records,
      ...(window === undefined ? {} : { window: { ...window, isFinal: false } }),
    };
  }

  /** The window of a record is open from here on, and the one before it is closed. */
  private async openWindow(record: StreamRecord | undefined): Promise<void> {
    const window = this.windowOf(record);
    if (window === undefined || window.start === this.window?.start) return;
    await this.endWindow(this.window);
    this.window = window;
    this.world.activity.later(window.end - this.world.clock.now(), () => this.whenOver(window));
  }

  private whenOver(window: TumblingWindow): void {
    if (this.window?.start !== window.start) return;
    if (this.isWorking) {
      this.world.activity.later(FIRST_WAIT_MS, () => this.whenOver(window));
      return;
    }
    this.isWorking = true;
    void this.endWindow(window).then(() => {
      this.isWorking = false;
      this.onRest();
      if (this.waiting.length > 0) this.wake();
      this.world.activity.changed();
    });
  }

  private async endWindow(window: TumblingWindow | undefined): Promise<void> {
    if (window === undefined || this.window?.start !== window.start) return;
    const last = {
      shardId: this.shardId,
      records: [],
      window: { ...window, isFinal: true },
    } satisfies StreamBatch;
    for (let attempts = 0; ;) {
      const outcome = await this.sink.deliver(last);
      if (outcome.status === 'done') break;
      if (outcome.status === 'failed') attempts += 1;
      const isTooOld = this.world.clock.now() - window.end > this.retentionSeconds * 1000;
      if (isTooOld || attempts > (this.settings.maximumRetryAttempts ?? Infinity)) {
        this.sink.giveUp(last, isTooOld ? 'RecordExpired' : 'RetryAttemptsExhausted', attempts);
        break;
      }
      await this.pause(Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS));
    }
    this.window = undefined;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.world.activity.later(ms, resolve);
    });
  }
}
