const MINUTE = 60_000;
const DAY = 86_400_000;

/** Clocks change at full quarters of an hour. */
const QUARTER = 15 * MINUTE;

/** Turns clock times of one time zone into moments. */
export class TimeZone {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  /** @throws RangeError for a time zone that nobody knows */
  constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Whether a name is a time zone. */
  static isKnown(name: string): boolean {
    try {
      new TimeZone(name);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The moment at which clocks show a time, given as if it were UTC, in milliseconds. A time that the clocks skip in spring
   * is the moment at which they skip it; one that they show twice in autumn is the first of both.
   */
  momentOf(wallTime: number): number {
    const before = this.offsetAt(wallTime - DAY);
    const after = this.offsetAt(wallTime + DAY);
    if (before === after) return wallTime - before;
    const [early, late] = [wallTime - before, wallTime - after];
    // The offset of before the change: right where the clocks have not changed yet at that moment.
    if (this.offsetAt(early) === before) return early;
    if (this.offsetAt(late) === after) return late;
    return this.changeBetween(late, early);
  }

  /** Milliseconds that the clocks are ahead of UTC. */
  offsetAt(moment: number): number {
    if (this.name === 'UTC') return 0;
    const quarter = Math.floor(moment / QUARTER);
    const known = this.offsets.get(quarter) ?? this.offsetFrom(quarter * QUARTER);
    this.offsets.set(quarter, known);
    return known;
  }

  private offsetFrom(moment: number): number {
    const parts = new Map(
      this.format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return shown - moment;
  }

  private changeBetween(from: number, to: number): number {
    const old = this.offsetAt(from);
    let [low, high] = [from, to];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (this.offsetAt(middle) === old) low = middle;
      else high = middle;
    }
    return high;
  }
}
