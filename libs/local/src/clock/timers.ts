/** One call that is due at a time. */
export interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Calls that are due later, the earliest first; equal times keep the order of scheduling. */
export class Timers {
  private readonly timers: Timer[] = [];

  /** @returns takes the timer back */
  add(timer: Timer): () => void {
    let low = 0;
    let high = this.timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.timers[middle]?.at ?? 0) <= timer.at) low = middle + 1;
      else high = middle;
    }
    this.timers.splice(low, 0, timer);
    return () => {
      const at = this.timers.indexOf(timer);
      if (at >= 0) this.timers.splice(at, 1);
    };
  }

  get next(): Timer | undefined {
    return this.timers[0];
  }

  /** Takes the earliest timer that is due at `now`. */
  takeDue(now: number): Timer | undefined {
    const first = this.timers[0];
    return first !== undefined && first.at <= now ? this.timers.shift() : undefined;
  }
}
