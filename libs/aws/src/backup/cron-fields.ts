/** Which days of a month a day-of-month or day-of-week field means. */
export type DayRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'days'; readonly days: ReadonlySet<number> }
  | { readonly kind: 'last'; readonly before: number }
  | { readonly kind: 'last-weekday' }
  | { readonly kind: 'nearest-weekday'; readonly day: number }
  /** Weekdays count from 0 = Sunday, as in JavaScript. */
  | { readonly kind: 'weekdays'; readonly weekdays: ReadonlySet<number> }
  | { readonly kind: 'nth-weekday'; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'last-of-weekday'; readonly weekday: number };

/** A field that cannot be read, in words. */
export class FieldError extends Error {}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** The values of a field of numbers: `*`, lists, ranges and steps. */
export function valuesOf(
  name: string,
  text: string,
  minimum: number,
  maximum: number,
  names: readonly string[] = [],
): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0) throw new FieldError(`${name} has more than one '/' in '${part}'`);
    const by = step === undefined ? 1 : wholeNumber(name, step, 1, maximum);
    for (const value of rangeOf(name, range, step !== undefined, minimum, maximum, names, by)) {
      values.add(value);
    }
  }
  return values;
}

export function monthsOf(text: string): ReadonlySet<number> {
  return valuesOf('month', text, 1, 12, MONTHS);
}

/** The day-of-month field: values, `L`, `L-3`, `LW` and `15W`. */
export function dayOfMonthRule(text: string): DayRule {
  if (text === 'L') return { kind: 'last', before: 0 };
  if (text === 'LW') return { kind: 'last-weekday' };
  const before = /^L-(\d+)$/.exec(text)?.[1];
  if (before !== undefined)
    return { kind: 'last', before: wholeNumber('day of month', before, 0, 30) };
  const nearest = /^(\d+)W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    return { kind: 'nearest-weekday', day: wholeNumber('day of month', nearest, 1, 31) };
  }
  if (text === '*') return { kind: 'any' };
  return { kind: 'days', days: valuesOf('day of month', text, 1, 31) };
}

/** The day-of-week field, in which AWS counts from 1 = Sunday: values, `L`, `6L` and `2#1`. */
export function dayOfWeekRule(text: string): DayRule {
  if (text === '*') return { kind: 'any' };
  // Alone, `L` is the last day of the week.
  if (text === 'L') return { kind: 'weekdays', weekdays: new Set([6]) };
  const [, last] = /^(\w+)L$/.exec(text) ?? [];
  if (last !== undefined) return { kind: 'last-of-weekday', weekday: weekday(last) };
  const [, day, nth] = /^(\w+)#(\w+)$/.exec(text) ?? [];
  if (day !== undefined && nth !== undefined) {
    return {
      kind: 'nth-weekday',
      weekday: weekday(day),
      nth: wholeNumber('day of week', nth, 1, 5),
    };
  }
  const values = valuesOf('day of week', text, 1, 7, WEEKDAYS);
  return { kind: 'weekdays', weekdays: new Set([...values].map((value) => value - 1)) };
}

function weekday(text: string): number {
  const [value = 1] = valuesOf('day of week', text, 1, 7, WEEKDAYS);
  return value - 1;
}

function rangeOf(
  name: string,
  text: string,
  stepped: boolean,
  minimum: number,
  maximum: number,
  names: readonly string[],
  by: number,
): readonly number[] {
  const value = (word: string) => {
    const at = names.indexOf(word.toUpperCase());
    return at >= 0 ? at + 1 : wholeNumber(name, word, minimum, maximum);
  };
  const [first = '', last, ...rest] = text.split('-');
  if (rest.length > 0) throw new FieldError(`${name} cannot be '${text}'`);
  const from = text === '*' ? minimum : value(first);
  const to = text === '*' ? maximum : last !== undefined ? value(last) : stepped ? maximum : from;
  // SAT-MON and 22-2 go around the end.
  const span = maximum - minimum + 1;
  const length = to >= from ? to - from : to - from + span;
  return Array.from(
    { length: Math.floor(length / by) + 1 },
    (_, at) => minimum + ((from - minimum + at * by) % span),
  );
}

function wholeNumber(name: string, text: string, minimum: number, maximum: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
  throw new FieldError(`${name} must be between ${minimum} and ${maximum}, got '${text}'`);
}
