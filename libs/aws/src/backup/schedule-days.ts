import type { DayRule } from './cron-fields';
import type { CronSchedule } from './schedule';

/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Whether a schedule fires on a day at all. */
export function firesOn(schedule: CronSchedule, day: CalendarDay): boolean {
  return (
    (schedule.years === undefined || schedule.years.has(day.year)) &&
    schedule.months.has(day.month) &&
    means(schedule.dayOfMonth, day) &&
    means(schedule.dayOfWeek, day)
  );
}

/** The days on which a schedule fires, from 1 January of `fromYear` to 31 December of `toYear`. */
export function* daysOf(
  schedule: CronSchedule,
  fromYear: number,
  toYear: number,
): Iterable<CalendarDay> {
  for (let year = fromYear; year <= toYear; year++) {
    if (schedule.years !== undefined && !schedule.years.has(year)) continue;
    for (let month = 1; month <= 12; month++) {
      if (!schedule.months.has(month)) continue;
      for (let day = 1; day <= daysIn(year, month); day++) {
        if (firesOn(schedule, { year, month, day })) yield { year, month, day };
      }
    }
  }
}

function means(rule: DayRule, { year, month, day }: CalendarDay): boolean {
  const last = daysIn(year, month);
  switch (rule.kind) {
    case 'any':
      return true;
    case 'days':
      return rule.days.has(day);
    case 'last':
      return day === last - rule.before;
    case 'last-weekday':
      return day === nearestWeekday(year, month, last);
    case 'nearest-weekday':
      return rule.day <= last && day === nearestWeekday(year, month, rule.day);
    case 'weekdays':
      return rule.weekdays.has(weekdayOf(year, month, day));
    case 'nth-weekday':
      return weekdayOf(year, month, day) === rule.weekday && Math.ceil(day / 7) === rule.nth;
    case 'last-of-weekday':
      return weekdayOf(year, month, day) === rule.weekday && day + 7 > last;
  }
}

/** Monday to Friday nearest to a day, without leaving the month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === daysIn(year, month) ? day - 2 : day + 1;
  return day;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
