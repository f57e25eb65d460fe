import {
  dayOfMonthRule,
  dayOfWeekRule,
  FieldError,
  monthsOf,
  valuesOf,
  type DayRule,
} from './cron-fields';

/** The first and last year that a cron expression can name. */
export const CRON_YEARS = [1970, 2199] as const;

/**
 * A schedule as AWS writes it. In `cron(…)` days of the week count from 1 = Sunday, and the sixth field is the year.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export type Schedule = CronSchedule | RateSchedule;

export interface CronSchedule {
  readonly kind: 'cron';
  readonly expression: string;
  /** Minutes of the day at which it fires, sorted. */
  readonly times: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly dayOfMonth: DayRule;
  readonly dayOfWeek: DayRule;
  /** @default - every year */
  readonly years?: ReadonlySet<number>;
}

export interface RateSchedule {
  readonly kind: 'rate';
  readonly expression: string;
  readonly minutes: number;
}

/** Why an expression is no schedule. */
export interface NoSchedule {
  readonly kind: 'invalid';
  readonly expression: string;
  /** Such as `hour must be between 0 and 23, got '24'`. */
  readonly problem: string;
}

const UNIT_MINUTES = { minute: 1, hour: 60, day: 1_440 } as const;

/** Reads `cron(…)` or `rate(…)`. */
export function parseSchedule(expression: string): Schedule | NoSchedule {
  const [, kind, body = ''] = /^(cron|rate)\(([^()]*)\)$/.exec(expression.trim()) ?? [];
  try {
    if (kind === 'cron') return parseCron(expression, body.trim().split(/\s+/));
    if (kind === 'rate') return parseRate(expression, body.trim());
    throw new FieldError('it must be cron(…) or rate(…)');
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return { kind: 'invalid', expression, problem: error.message };
  }
}

function parseCron(expression: string, fields: readonly string[]): CronSchedule {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if (fields.length !== 6) {
    throw new FieldError(
      `cron has six fields (minutes, hours, day of month, month, day of week, year), got ${fields.length}`,
    );
  }
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new FieldError(
      `exactly one of day of month and day of week must be '?', got '${dayOfMonth}' and '${dayOfWeek}'`,
    );
  }
  const minutes = valuesOf('minute', minute, 0, 59);
  const hours = valuesOf('hour', hour, 0, 23);
  return {
    kind: 'cron',
    expression,
    times: [...hours]
      .flatMap((each) => [...minutes].map((at) => each * 60 + at))
      .sort((a, b) => a - b),
    months: monthsOf(month),
    dayOfMonth: dayOfMonth === '?' ? { kind: 'any' } : dayOfMonthRule(dayOfMonth),
    dayOfWeek: dayOfWeek === '?' ? { kind: 'any' } : dayOfWeekRule(dayOfWeek),
    ...(year === '*' ? {} : { years: valuesOf('year', year, ...CRON_YEARS) }),
  };
}

function parseRate(expression: string, body: string): RateSchedule {
  const [, count = '', unit = '', plural = ''] = /^(\d+)\s+(minute|hour|day)(s?)$/.exec(body) ?? [];
  const minutes = UNIT_MINUTES[unit as keyof typeof UNIT_MINUTES];
  if (minutes === undefined || Number(count) < 1) {
    throw new FieldError(`rate must be such as rate(12 hours), got '${expression}'`);
  }
  if ((Number(count) === 1) === (plural === 's')) {
    throw new FieldError(
      `rate must say 'rate(1 ${unit})' or 'rate(${count} ${unit}s)', got '${expression}'`,
    );
  }
  return { kind: 'rate', expression, minutes: Number(count) * minutes };
}
