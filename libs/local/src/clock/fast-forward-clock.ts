import type { Clock } from './clock';
import { Timers } from './timers';

/**
 * How long nothing may happen, in real milliseconds, before waiting is cut short. Long enough for a
 * request on loopback that is on its way.
 */
const QUIET_MS = 10;

/**
 * The machine's time, without the waiting: when nobody works (see {@link Clock.hold}), the clock jumps
 * to what is due next, so that a visibility timeout of minutes passes at once.
 */
export class FastForwardClock implements Clock {
  private readonly timers = new Timers();
  private skippedMs = 0;
  private holds = 0;
  private wake: NodeJS.Timeout | undefined;
  private quietSince = 0;

  now(): number {
    return Date.now() + this.skippedMs;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.schedule(ms, resolve);
    });
  }

  schedule(ms: number, action: () => void): () => void {
    const cancel = this.timers.add({ at: this.now() + Math.max(0, ms), action });
    this.arm();
    return () => {
      cancel();
      this.arm();
    };
  }

  hold(): () => void {
    this.holds += 1;
    this.arm();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holds -= 1;
      this.quietSince = Date.now();
      this.arm();
    };
  }

  private arm(): void {
    clearTimeout(this.wake);
    this.wake = undefined;
    const next = this.timers.next;
    if (next === undefined) return;
    const due = Math.max(0, next.at - this.now());
    const quiet = Math.max(0, this.quietSince + QUIET_MS - Date.now());
    const wait = this.holds > 0 ? due : Math.min(due, quiet);
    // Node's timers hold 31 bits; a longer wait is simply armed again.
    this.wake = setTimeout(() => this.run(), Math.min(wait, 2 ** 31 - 1));
  }

  private run(): void {
    const next = this.timers.next;
    if (next === undefined) return;
    const early = next.at - this.now();
    if (early > 0 && this.holds === 0 && Date.now() >= this.quietSince + QUIET_MS) {
      this.skippedMs += early;
    }
    const due = this.timers.takeDue(this.now());
    if (due !== undefined) {
      this.quietSince = Date.now();
      due.action();
    }
    this.arm();
  }
}
