import type { Clock } from './clock';
import { Timers } from './timers';

/** The most that {@link ManualClock.runUntilIdle} turns the clock: 30 days, longer than any retention. */
const LONGEST_RUN_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Time that stands until it is turned by hand. Whatever waits must wait on this clock or on promises:
 * work in other processes is not waited for.
 */
export class ManualClock implements Clock {
  private readonly timers = new Timers();

  /** @param time where the clock starts, in milliseconds since the epoch */
  constructor(private time = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.schedule(ms, resolve);
    });
  }

  schedule(ms: number, action: () => void): () => void {
    return this.timers.add({ at: this.time + Math.max(0, ms), action });
  }

  hold(): () => void {
    return () => undefined;
  }

  /** Turns the clock by `ms`; everything that is due on the way happens in order. */
  async advance(ms: number): Promise<void> {
    await this.runTo(this.time + ms);
  }

  /**
   * Turns the clock as far as anything is due.
   *
   * @throws Error when after 30 days something is still due
   */
  async runUntilIdle(): Promise<void> {
    const latest = this.time + LONGEST_RUN_MS;
    await settle();
    for (;;) {
      const next = this.timers.next;
      if (next === undefined) return;
      if (next.at > latest) throw new Error('the clock ran for 30 days and something is still due');
      await this.runTo(next.at);
    }
  }

  private async runTo(target: number): Promise<void> {
    await settle();
    for (;;) {
      const next = this.timers.next;
      if (next === undefined || next.at > target) break;
      this.time = Math.max(this.time, next.at);
      this.timers.takeDue(this.time)?.action();
      await settle();
    }
    this.time = Math.max(this.time, target);
  }
}

/** Promises that need nothing but each other are settled when the event loop comes round. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
