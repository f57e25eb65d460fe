import { EvaluationError } from '../expression/evaluation-error';
import { ofTexts, type text, type FunctionDefinition, type Functions } from './definition';

const untold = (...parameters: (typeof text)[]): FunctionDefinition => ({
  parameters,
  call: () => undefined,
});

export const DATE: Functions = {
  formatdate: ofTexts(2, (pattern = '', time = '') => formatDate(pattern, momentOf(time))),
  timeadd: ofTexts(2, (time = '', duration = '') => {
    const moment = momentOf(time);
    return rfc3339({ ...moment, at: moment.at + durationOf(duration) });
  }),
  timecmp: ofTexts(2, (a = '', b = '') => Math.sign(momentOf(a).at - momentOf(b).at)),
  timestamp: untold(),
  plantimestamp: untold(),
};

interface Moment {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The offset from UTC, in minutes. */
  readonly offset: number;
  /** Whether it is written with `Z`. */
  readonly isUtc: boolean;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

function momentOf(text: string): Moment {
  const [, year, month, day, hour, minute, second, sign, hours, minutes] =
    RFC_3339.exec(text)?.map((part, at) => (at === 0 || at === 7 ? part : Number(part))) ?? [];
  const written = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const isDay = new Date(written).getUTCDate() === day && Number(month) >= 1 && Number(month) <= 12;
  if (!isDay || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    throw new EvaluationError(`"${text}" is no timestamp as in RFC 3339`);
  }
  const offset = sign === undefined ? 0 : Number(hours) * 60 + Number(minutes);
  const signed = sign === '-' ? -offset : offset;
  return { at: written - signed * 60_000, offset: signed, isUtc: sign === undefined };
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration of Go such as `-1h30m`, in milliseconds. */
function durationOf(text: string): number {
  const [, sign = '', parts = ''] =
    /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text) ?? [];
  if (parts === '') throw new EvaluationError(`"${text}" is no duration`);
  let sum = 0;
  for (const [, number = '', unit = ''] of parts.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(number) * (UNITS[unit] ?? 0);
  }
  return sign === '-' ? -sum : sum;
}

function rfc3339({ at, offset, isUtc }: Moment): string {
  const local = new Date(Math.floor((at + offset * 60_000) / 1000) * 1000).toISOString();
  const zone = isUtc || offset === 0 ? 'Z' : zoneText(offset, ':');
  return `${local.slice(0, 19)}${zone}`;
}

function zoneText(offset: number, colon: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Quoted texts stand for themselves, and so does what is no letter. */
function formatDate(pattern: string, moment: Moment): string {
  return pattern.replace(/'(?:[^']|'')*'?|([A-Za-z])\1*/g, (token) => {
    if (!token.startsWith("'")) return tokenText(token, moment);
    if (token.length < 2 || !token.endsWith("'")) {
      throw new EvaluationError('formatdate(): a quote is not closed');
    }
    return token.slice(1, -1).replaceAll("''", "'");
  });
}

function tokenText(token: string, { at, offset }: Moment): string {
  const date = new Date(at + offset * 60_000);
  const hour = date.getUTCHours();
  const month = date.getUTCMonth();
  const texts: Readonly<Record<string, string>> = {
    YYYY: String(date.getUTCFullYear()).padStart(4, '0'),
    YY: two(date.getUTCFullYear() % 100),
    MMMM: MONTHS[month] ?? '',
    MMM: (MONTHS[month] ?? '').slice(0, 3),
    MM: two(month + 1),
    M: String(month + 1),
    DD: two(date.getUTCDate()),
    D: String(date.getUTCDate()),
    EEEE: DAYS[date.getUTCDay()] ?? '',
    EEE: (DAYS[date.getUTCDay()] ?? '').slice(0, 3),
    hh: two(hour),
    h: String(hour),
    HH: two(hour % 12 || 12),
    H: String(hour % 12 || 12),
    AA: hour < 12 ? 'AM' : 'PM',
    aa: hour < 12 ? 'am' : 'pm',
    mm: two(date.getUTCMinutes()),
    m: String(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
    s: String(date.getUTCSeconds()),
    ZZZZZ: zoneText(offset, ':'),
    ZZZZ: zoneText(offset, ''),
    ZZZ: offset === 0 ? 'UTC' : zoneText(offset, ''),
    Z: offset === 0 ? 'Z' : zoneText(offset, ':'),
  };
  if (!Object.hasOwn(texts, token)) {
    throw new EvaluationError(`formatdate(): unsupported format "${token}"`);
  }
  return texts[token] ?? '';
}
