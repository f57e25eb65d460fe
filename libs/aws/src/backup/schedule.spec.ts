import { Cron } from 'croner';
import fc from 'fast-check';
import { largestGap, parseSchedule, runsOf, smallestGap, everFires, TimeZone } from '../index';
import type { CronSchedule, GapOptions, Schedule } from '../index';

function schedule(expression: string): Schedule {
  const parsed = parseSchedule(expression);
  if (parsed.kind === 'invalid') throw new Error(parsed.problem);
  return parsed;
}

function cron(expression: string): CronSchedule {
  const parsed = schedule(expression);
  if (parsed.kind !== 'cron') throw new Error('not a cron expression');
  return parsed;
}

function runs(expression: string, from: string, to: string, timeZone?: string): readonly string[] {
  return [...runsOf(cron(expression), new Date(from), new Date(to), timeZone)].map((run) =>
    run.toISOString().slice(0, 16),
  );
}

const december = (expression: string) => runs(expression, '2026-12-01', '2027-01-01');

describe('days of the week count from 1 = Sunday', () => {
  it.each([
    ['cron(0 5 ? * 2#1 *)', ['2026-12-07T05:00']],
    ['cron(0 5 ? * 6L *)', ['2026-12-25T05:00']],
    ['cron(0 5 ? 12 SUN 2026)', ['06', '13', '20', '27'].map((day) => `2026-12-${day}T05:00`)],
    ['cron(0 5 ? * 1 *)', ['06', '13', '20', '27'].map((day) => `2026-12-${day}T05:00`)],
    [
      'cron(0 5 ? * SAT-SUN *)',
      ['05', '06', '12', '13', '19', '20', '26', '27'].map((day) => `2026-12-${day}T05:00`),
    ],
    ['cron(0 5 ? * L *)', ['05', '12', '19', '26'].map((day) => `2026-12-${day}T05:00`)],
  ])('%s', (expression, expected) => {
    expect(december(expression)).toEqual(expected);
  });
});

describe('days of the month', () => {
  it.each([
    ['cron(0 5 L * ? *)', ['2026-12-31T05:00']],
    ['cron(0 5 L-2 * ? *)', ['2026-12-29T05:00']],
    ['cron(0 5 13W * ? *)', ['2026-12-14T05:00']],
    ['cron(0 5 LW * ? *)', ['2026-12-31T05:00']],
    [
      'cron(0/30 5 1,15 DEC ? *)',
      ['01T05:00', '01T05:30', '15T05:00', '15T05:30'].map((at) => `2026-12-${at}`),
    ],
  ])('%s', (expression, expected) => {
    expect(december(expression)).toEqual(expected);
  });

  it('moves a weekday near the first within the month', () => {
    expect(runs('cron(0 5 1W * ? *)', '2026-08-01', '2026-09-01')).toEqual(['2026-08-03T05:00']);
  });
});

describe('an expression that is no schedule', () => {
  it.each([
    ['cron(nonsense)', /six fields/],
    ['every day', /cron\(…\) or rate\(…\)/],
    ['cron(0 5 * * *)', /six fields/],
    ['cron(0 5 * * * *)', /exactly one of day of month and day of week/],
    ['cron(0 5 ? * ? *)', /exactly one of day of month and day of week/],
    ['cron(60 5 * * ? *)', /minute must be between 0 and 59, got '60'/],
    ['cron(0 24 * * ? *)', /hour must be between 0 and 23, got '24'/],
    ['cron(0 5 ? * 0 *)', /day of week must be between 1 and 7, got '0'/],
    ['cron(0 5 ? * 2#6 *)', /day of week must be between 1 and 5, got '6'/],
    ['cron(0 5 * * ? 1969)', /year must be between 1970 and 2199, got '1969'/],
    ['rate(1 hours)', /rate\(1 hour\)/],
    ['rate(0 hours)', /rate\(12 hours\)/],
  ])('%s', (expression, problem) => {
    expect(parseSchedule(expression)).toMatchObject({
      kind: 'invalid',
      problem: expect.stringMatching(problem) as unknown,
    });
  });

  it.each(['cron(59 23 ? * 7 2199)', 'rate(1 hour)', 'rate(12 hours)'])('not %s', (expression) => {
    expect(parseSchedule(expression).kind).not.toBe('invalid');
  });
});

describe('the largest gap', () => {
  it.each<[string, Partial<GapOptions>, number]>([
    ['cron(0 5 * * ? *)', {}, 24],
    ['cron(0 5 ? * 1 *)', {}, 7 * 24],
    ['cron(0 5 1 * ? *)', {}, 31 * 24],
    ['cron(0 0/4 * * ? *)', {}, 4],
    ['cron(0 0/5 * * ? *)', {}, 5],
    ['cron(0 5 29 2 ? *)', {}, (3 * 365 + 366) * 24],
    ['cron(0 5 29 2 ? *)', { fromYear: 2096 }, (7 * 365 + 365 + 1) * 24],
    ['cron(30 2 * * ? *)', { timeZone: 'Europe/Berlin' }, 25],
    ['cron(0 * * * ? *)', { timeZone: 'Europe/Berlin' }, 2],
    ['rate(12 hours)', {}, 12],
  ])('of %s with %j is %d hours', (expression, options, hours) => {
    expect(largestGap(schedule(expression), { fromYear: 2026, ...options }).minutes).toBe(
      hours * 60,
    );
  });

  it('has no end after the last year that the expression names', () => {
    expect(largestGap(schedule('cron(0 5 * * ? 2026-2027)'), { fromYear: 2026 })).toEqual({
      minutes: Infinity,
      after: new Date('2027-12-31T05:00:00Z'),
    });
  });
});

it.each([
  ['cron(0 5 * * ? *)', 24 * 60],
  ['cron(0,30 5 * * ? *)', 30],
  ['cron(0/20 * * * ? *)', 20],
])('the smallest gap of %s is %d minutes', (expression, minutes) => {
  expect(smallestGap(schedule(expression), { fromYear: 2026 })?.minutes).toBe(minutes);
});

it('fires once at a time that the clocks skip, and once at one that they show twice', () => {
  const at230 = 'cron(30 2 * * ? *)';
  expect(runs(at230, '2026-03-28', '2026-03-31', 'Europe/Berlin')).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:00',
    '2026-03-30T00:30',
  ]);
  expect(runs(at230, '2026-10-24T12:00Z', '2026-10-27', 'Europe/Berlin')).toEqual([
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
});

it.each(['cron(0 5 31 2 ? *)', 'cron(0 5 30 FEB ? *)', 'cron(0 5 * * ? 2020)'])(
  '%s never fires',
  (expression) => {
    expect(everFires(schedule(expression), 2026)).toBe(false);
  },
);

it.each(['cron(0 5 29 2 ? *)', 'cron(0 5 31 1 ? 2190)', 'cron(0 5 ? 2 1#5 *)'])(
  '%s fires some day',
  (expression) => {
    expect(everFires(schedule(expression), 2026)).toBe(true);
  },
);

it.each([
  ['Europe/Berlin', true],
  ['Europe/Bonn', false],
])('%s is a time zone: %p', (name, known) => {
  expect(TimeZone.isKnown(name)).toBe(known);
});

const numbers = (minimum: number, maximum: number) =>
  fc.uniqueArray(fc.integer({ min: minimum, max: maximum }), { minLength: 1, maxLength: 3 });
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
const starts = fc.constantFrom(
  '2024-02-20',
  '2026-03-20',
  '2026-10-20',
  '2027-02-25',
  '2026-11-01',
);
const dayFields = fc.oneof(
  numbers(1, 31).map((days) => ({ aws: [days.join(','), '?'], croner: [days.join(','), '*'] })),
  numbers(1, 7).map((days) => ({
    aws: ['?', days.join(',')],
    croner: ['*', days.map((day) => day - 1).join(',')],
  })),
  fc.constant({ aws: ['L', '?'], croner: ['L', '*'] }),
  fc
    .integer({ min: 1, max: 28 })
    .map((day) => ({ aws: [`${day}W`, '?'], croner: [`${day}W`, '*'] })),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }))
    .map(([day, nth]) => ({ aws: ['?', `${day}#${nth}`], croner: ['*', `${day - 1}#${nth}`] })),
  fc
    .integer({ min: 1, max: 7 })
    .map((day) => ({ aws: ['?', `${day}L`], croner: ['*', `${day - 1}#L`] })),
);

it('fires when every minute is compared with the fields, in UTC', () => {
  fc.assert(
    fc.property(
      numbers(0, 59),
      numbers(0, 23),
      numbers(1, 12),
      starts,
      (minutes, hours, months, start) => {
        const from = new Date(`${start}T00:00:00Z`);
        const to = new Date(from.getTime() + 20 * 86_400_000);
        const expected: string[] = [];
        for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
          const moment = new Date(at);
          if (
            minutes.includes(moment.getUTCMinutes()) &&
            hours.includes(moment.getUTCHours()) &&
            months.includes(moment.getUTCMonth() + 1)
          ) {
            expected.push(moment.toISOString().slice(0, 16));
          }
        }
        const expression = `cron(${minutes.join(',')} ${hours.join(',')} * ${months.join(',')} ? *)`;
        expect(runs(expression, from.toISOString(), to.toISOString())).toEqual(expected);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

it('fires on the days on which croner fires, whatever the day field', () => {
  fc.assert(
    fc.property(dayFields, starts, ({ aws, croner }, start) => {
      const from = new Date(`${start}T00:00:00Z`);
      const to = new Date(from.getTime() + 400 * 86_400_000);
      const job = new Cron(`0 0 5 ${croner[0]} * ${croner[1]}`, { timezone: 'UTC', paused: true });
      const expected = job
        .nextRuns(400, new Date(from.getTime() - 1))
        .filter((run) => run < to)
        .map((run) => run.toISOString().slice(0, 16));
      expect(
        runs(`cron(0 5 ${aws[0]} * ${aws[1]} *)`, from.toISOString(), to.toISOString()),
      ).toEqual(expected);
    }),
    { numRuns: 30, seed: 7 },
  );
});

it('has the largest gap that the enumerated runs have, over leap years and daylight saving', () => {
  fc.assert(
    fc.property(
      numbers(0, 59),
      numbers(0, 23),
      dayFields,
      zones,
      fc.constantFrom(2024, 2026, 2027),
      (minutes, hours, { aws }, timeZone, fromYear) => {
        const parsed = cron(
          `cron(${minutes.join(',')} ${hours.join(',')} ${aws[0]} * ${aws[1]} *)`,
        );
        const years = 1;
        const from = new Date(Date.UTC(fromYear - 1, 11, 30));
        const to = new Date(Date.UTC(fromYear + years + 1, 0, 2));
        const zone = new TimeZone(timeZone);
        const moments = [...runsOf(parsed, from, to, timeZone)]
          .map((run) => run.getTime())
          .filter((run) => {
            const year = new Date(run + zone.offsetAt(run)).getUTCFullYear();
            return year >= fromYear && year <= fromYear + years;
          });
        const distinct = [...new Set(moments)].sort((a, b) => a - b);
        const gaps = distinct.slice(1).map((run, at) => (run - (distinct[at] ?? run)) / 60_000);
        expect(largestGap(parsed, { timeZone, fromYear, years }).minutes).toBe(
          gaps.length === 0 ? Infinity : Math.max(...gaps),
        );
        expect(smallestGap(parsed, { timeZone, fromYear, years })?.minutes).toBe(
          gaps.length === 0 ? undefined : Math.min(...gaps),
        );
      },
    ),
    { numRuns: 80, seed: 7 },
  );
});
