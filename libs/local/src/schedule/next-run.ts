import { runsOf, TimeZone } from '@archway/aws';
import type { Timing } from '../architecture/event-parts';

/** How far ahead a run is looked for: 29 February on a weekday comes within 40 years. */
const YEARS_AHEAD = 41;

/** When a schedule fires next. */
export interface NextRunOptions {
  /** @default 'UTC' */
  readonly timeZone?: string;
  /** When it was made: a rate counts from here. */
  readonly since: number;
}

/**
 * The first moment after `now` at which a schedule fires, in milliseconds.
 *
 * @returns undefined where it never does again
 */
export function nextRun(timing: Timing, now: number, options: NextRunOptions): number | undefined {
  const { timeZone = 'UTC', since } = options;
  switch (timing.kind) {
    case 'rate': {
      const every = timing.minutes * 60_000;
      return since + (Math.floor(Math.max(0, now - since) / every) + 1) * every;
    }
    case 'at': {
      const at = new TimeZone(timeZone).momentOf(timing.wallTime);
      return at > now ? at : undefined;
    }
    case 'cron': {
      const to = new Date(now);
      to.setUTCFullYear(to.getUTCFullYear() + YEARS_AHEAD);
      for (const run of runsOf(timing, new Date(now + 1), to, timeZone)) return run.getTime();
      return undefined;
    }
  }
}
