import type { Clock } from '../clock/clock';

/** What is under way: knows when nothing is, and ends everything at once. */
export class Activity {
  private inFlight = 0;
  private closed = false;
  private readonly cancels = new Set<() => void>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  /** Whether something is on its way that will happen without anybody's doing. */
  get busy(): boolean {
    return this.inFlight > 0;
  }

  /** Does something after `ms`; until then the cloud is busy. */
  later(ms: number, action: () => void): void {
    if (this.closed) return;
    this.inFlight += 1;
    this.timer(ms, () => {
      this.inFlight -= 1;
      action();
      this.changed();
    });
  }

  /**
   * Does something after `ms`, without counting as busy.
   *
   * @returns takes the call back
   */
  timer(ms: number, action: () => void): () => void {
    if (this.closed) return () => undefined;
    const cancel = this.clock.schedule(ms, () => {
      this.cancels.delete(cancel);
      action();
    });
    this.cancels.add(cancel);
    return () => {
      this.cancels.delete(cancel);
      cancel();
    };
  }

  /** Says that work goes on until the returned function is called. */
  begin(): () => void {
    this.inFlight += 1;
    const release = this.clock.hold();
    return () => {
      release();
      this.inFlight -= 1;
      this.changed();
    };
  }

  /** Says that something ended, so that whoever waits for quiet looks again. */
  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** @returns takes the listener away */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.closed = true;
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }
}
