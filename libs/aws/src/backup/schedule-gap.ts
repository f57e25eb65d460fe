import type { CronSchedule, Schedule } from './schedule';
import { daysOf, type CalendarDay } from './schedule-days';
import { TimeZone } from './time-zone';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Two leap days are at most eight years apart, around 2100. */
const YEARS_AHEAD = 8;

/** Every weekday meets 29 February within 40 years. */
const YEARS_TO_FIRE = 40;

/** How far two runs lie apart. */
export interface Gap {
  /** Infinite where a schedule fires once, or never again. */
  readonly minutes: number;
  /** The run before the gap. @default - the schedule never fires */
  readonly after?: Date;
}

export interface GapOptions {
  /** An IANA name. @default 'UTC' */
  readonly timeZone?: string;
  /** The first year that is looked at. */
  readonly fromYear: number;
  /** @default 8 */
  readonly years?: number;
}

/**
 * The largest gap between two runs of a schedule over some years, daylight saving included. AWS does not document what
 * AWS Backup does with a time that the clocks skip; here it fires at the moment of the change.
 */
export function largestGap(schedule: Schedule, options: GapOptions): Gap {
  if (schedule.kind === 'rate') return { minutes: schedule.minutes };
  const { found, last } = extremeGap(schedule, options, (a, b) => a > b);
  // A list of years ends: after its last run none follows.
  if (schedule.years !== undefined && last !== undefined) {
    return { minutes: Infinity, after: new Date(last) };
  }
  return found ?? { minutes: Infinity, ...(last === undefined ? {} : { after: new Date(last) }) };
}

/** The smallest gap between two runs; undefined where fewer than two come. */
export function smallestGap(schedule: Schedule, options: GapOptions): Gap | undefined {
  if (schedule.kind === 'rate') return { minutes: schedule.minutes };
  return extremeGap(schedule, options, (a, b) => a < b).found;
}

/** Whether a schedule ever fires from a year on. */
export function everFires(schedule: Schedule, fromYear: number): boolean {
  if (schedule.kind === 'rate') return true;
  if (schedule.times.length === 0) return false;
  const years = schedule.years && [...schedule.years].filter((year) => year >= fromYear);
  const last = years === undefined ? fromYear + YEARS_TO_FIRE : Math.max(...years, fromYear - 1);
  for (const _ of daysOf(schedule, fromYear, last)) return true;
  return false;
}

/** The moments at which a schedule fires between two dates. */
export function* runsOf(
  schedule: CronSchedule,
  from: Date,
  to: Date,
  timeZone = 'UTC',
): Iterable<Date> {
  const zone = new TimeZone(timeZone);
  const [first, last] = [new Date(from.getTime() - DAY), new Date(to.getTime() + DAY)];
  for (const day of daysOf(schedule, first.getUTCFullYear(), last.getUTCFullYear())) {
    if (startOf(day) < first.getTime() - DAY || startOf(day) > last.getTime()) continue;
    for (const time of schedule.times) {
      const moment = zone.momentOf(startOf(day) + time * MINUTE);
      if (moment >= from.getTime() && moment < to.getTime()) yield new Date(moment);
    }
  }
}

function extremeGap(
  schedule: CronSchedule,
  { timeZone = 'UTC', fromYear, years = YEARS_AHEAD }: GapOptions,
  isMore: (one: number, other: number) => boolean,
): { readonly found?: Gap; readonly last?: number } {
  const zone = new TimeZone(timeZone);
  const within = extremeWithin(schedule.times, isMore);
  let last: number | undefined;
  let found: { gap: number; after: number } | undefined;
  const see = (after: number, moment: number) => {
    const gap = moment - after;
    // Clock times that both fall on the moment of a change are one run.
    if (gap > 0 && (found === undefined || isMore(gap, found.gap))) found = { gap, after };
  };
  for (const day of daysOf(schedule, fromYear, fromYear + years)) {
    const start = startOf(day);
    const changes = zone.offsetAt(start - DAY) !== zone.offsetAt(start + 2 * DAY);
    const times = changes ? schedule.times : edgesOf(schedule.times);
    if (!changes && within !== undefined) {
      const [from, to] = within;
      const after = start + from * MINUTE - zone.offsetAt(start);
      see(after, after + (to - from) * MINUTE);
    }
    for (const [at, time] of times.entries()) {
      const moment = zone.momentOf(start + time * MINUTE);
      if (last !== undefined && (changes || at === 0)) see(last, moment);
      last = moment;
    }
  }
  return {
    ...(found && { found: { minutes: found.gap / MINUTE, after: new Date(found.after) } }),
    ...(last === undefined ? {} : { last }),
  };
}

/** The pair of neighboring times of a day with the extreme gap. */
function extremeWithin(
  times: readonly number[],
  isMore: (one: number, other: number) => boolean,
): readonly [number, number] | undefined {
  return times
    .slice(1)
    .map((time, at) => [times[at] ?? time, time] as const)
    .reduce<readonly [number, number] | undefined>(
      (best, pair) =>
        best === undefined || isMore(pair[1] - pair[0], best[1] - best[0]) ? pair : best,
      undefined,
    );
}

function edgesOf(times: readonly number[]): readonly number[] {
  return times.length < 2 ? times : [times[0] ?? 0, times.at(-1) ?? 0];
}

function startOf({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}
