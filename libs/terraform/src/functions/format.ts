import { referencesOf } from '../expression/derived';
import { EvaluationError } from '../expression/evaluation-error';
import { convert } from '../types/convert';
import { numberText } from '../value/number-text';
import { NUMBER, STRING } from '../types/type';
import { ofKind } from '../value/kind';
import { isList, isUnknown, Unknown, unknownsIn, type Value, textOf } from '../value/value';
import { anything, text, type FunctionDefinition, type Functions } from './definition';
import { encodeJson } from './json';
import { graphemes } from './text';

const printf: Omit<FunctionDefinition, 'call'> = {
  parameters: [text],
  rest: anything,
};

export const FORMAT: Functions = {
  format: { ...printf, call: ([pattern = '', ...values]) => format(pattern as string, values) },
  formatlist: {
    ...printf,
    call: ([pattern = '', ...values]) => formatEach(pattern as string, values),
  },
};

const VERB =
  /%(?<flags>[-+# 0]*)(?:\[(?<at>\d+)\])?(?<width>\d+)?(?:\.(?<precision>\d*))?(?:\[(?<after>\d+)\])?(?<verb>[\s\S])?/g;

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly verb: string;
}

/** What is not known stands in the text in Terraform's words, and makes a mark of it. */
function format(pattern: string, values: readonly Value[]): Value | undefined {
  // A null may be one of which Terraform does not know the type, and then nor what it makes of it.
  if (values.includes(null)) return undefined;
  let isOpen = false;
  let next = 0;
  let used = 0;
  const result = pattern.replace(VERB, (...match) => {
    const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
    const { flags = '', at, after, width, precision, verb = '' } = groups;
    if (verb === '%') return '%';
    const place = at ?? after;
    if (place !== undefined) next = Number(place) - 1;
    const value = values[next];
    if (value === undefined) throw new EvaluationError('format(): not enough arguments');
    next++;
    used = Math.max(used, next);
    const text = formatted(value, {
      flags,
      width: Number(width ?? 0),
      precision: precision === undefined ? undefined : Number(precision),
      verb,
    });
    isOpen ||= text === undefined;
    return text ?? '';
  });
  const isPositional = /%[-+# 0]*\d*(?:\.\d*)?\[/.test(pattern);
  if (!isPositional && used < values.length)
    throw new EvaluationError('format(): too many arguments');
  if (isOpen) return undefined;
  const unknowns = values.flatMap(unknownsIn);
  const [first] = unknowns;
  return first === undefined ? result : new Unknown(result, referencesOf(unknowns), first.reason);
}

/** More would be a mistake, or an attack. */
const WIDEST = 10_000;

function formatted(value: Value, verb: Verb): string | undefined {
  if (isUnknown(value) || unknownsIn(value).length > 0) {
    if (!'vdstqbfgexXoEGt'.includes(verb.verb)) refuseVerb(verb);
    return isUnknown(value) ? value.expression : encodeJson(value);
  }
  if (verb.width > WIDEST || (verb.precision ?? 0) > WIDEST) {
    throw new EvaluationError('format(): the width is too large');
  }
  const text = converted(value, verb);
  return text === undefined || verb.verb === 't' ? text : padded(text, verb);
}

function converted(value: Value, verb: Verb): string | undefined {
  switch (verb.verb) {
    case 'v':
      if (verb.flags.includes('#')) return encodeJson(value);
      if (typeof value === 'string') return cut(value, verb);
      return typeof value === 'number'
        ? formatNumber(value, { ...verb, verb: 'g' })
        : encodeJson(value);
    case 't':
      return textOf(required(convert(value, { kind: 'bool' }), verb));
    case 's':
      return cut(textOf(required(convert(value, STRING), verb)) ?? '', verb);
    case 'q':
      return encodeJson(cut(textOf(required(convert(value, STRING), verb)) ?? '', verb));
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': {
      const number = required(convert(value, NUMBER), verb);
      return typeof number === 'number' ? formatNumber(number, verb) : refuseVerb(verb);
    }
    default:
      return refuseVerb(verb);
  }
}

function required(value: Value, verb: Verb): Value {
  return value === null ? refuseVerb(verb) : value;
}

function refuseVerb({ verb }: Verb): never {
  throw new EvaluationError(`format(): unsupported value for "%${verb}"`);
}

function cut(value: string, { precision }: Verb): string {
  return precision === undefined ? value : graphemes(value).slice(0, precision).join('');
}

const BASES: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 };

const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

/** Halfway between two results it depends on more digits than a double has. */
function isHalf(number: number, { verb, precision = 6 }: Verb): boolean {
  const [whole = '', fraction = ''] = numberText(number).split('.');
  const digits = `${whole}${fraction}`.replace(/^0+|0+$/g, '');
  const places =
    verb.toLowerCase() === 'f' ? fraction.length - precision : digits.length - precision;
  return (
    digits.endsWith('5') && (verb.toLowerCase() === 'f' ? places === 1 : places <= 2 && places > 0)
  );
}

function formatNumber(number: number, verb: Verb): string | undefined {
  const digits = unsigned(Math.abs(number), verb);
  if (digits === undefined) return undefined;
  const isNegative = number < 0 || Object.is(number, -0);
  if (isNegative) return `-${digits}`;
  return `${verb.flags.includes('+') ? '+' : verb.flags.includes(' ') ? ' ' : ''}${digits}`;
}

function unsigned(number: number, verb: Verb): string | undefined {
  const base = BASES[verb.verb];
  if (base !== undefined) {
    if (!Number.isInteger(number)) throw new EvaluationError('format(): an integer is required');
    const digits = BigInt(number).toString(base);
    const prefix = verb.flags.includes('#') ? (PREFIXES[verb.verb] ?? '') : '';
    return verb.verb === 'X' ? `${prefix}${digits.toUpperCase()}` : `${prefix}${digits}`;
  }
  const { precision } = verb;
  if (isHalf(number, verb)) return undefined;
  switch (verb.verb) {
    case 'f':
      return precision === undefined || precision <= 100
        ? number.toFixed(precision ?? 6)
        : numberText(number);
    case 'e':
      return exponential(number.toExponential(Math.min(precision ?? 6, 100)));
    case 'E':
      return exponential(number.toExponential(Math.min(precision ?? 6, 100))).toUpperCase();
    default: {
      const general = shortest(number, precision);
      return verb.verb === 'G' ? general.toUpperCase() : general;
    }
  }
}

/** `%g`: an exponent where it is below -4 or reaches the number of digits. */
function shortest(number: number, precision: number | undefined): string {
  const text = number.toExponential(
    precision === undefined ? undefined : Math.min(Math.max(precision, 1) - 1, 100),
  );
  const [mantissa = '', exponent = '0'] = text.split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const power = Number(exponent);
  const limit = precision === undefined ? 6 : Math.max(precision, 1);
  if (power < -4 || power >= limit) {
    return exponential(
      `${mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa}e${exponent}`,
    );
  }
  return numberText(
    Number(`${digits === '' ? '0' : digits}e${power - Math.max(digits.length - 1, 0)}`),
  );
}

function exponential(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function padded(value: string, { flags, width, verb }: Verb): string {
  const missing = width - graphemes(value).length;
  if (missing <= 0) return value;
  if (flags.includes('-')) return value + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + value;
  const sign = /^[+-]/.test(value) && !'sqv'.includes(verb) ? value.slice(0, 1) : '';
  return sign + '0'.repeat(missing) + value.slice(sign.length);
}

/** Lists are gone through together, single values stand in each text. */
function formatEach(pattern: string, values: readonly Value[]): Value | undefined {
  // Whether what is not known is a list, and of how many, is not known either.
  if (values.some((value) => isUnknown(value))) return undefined;
  const lists = values.filter((value) => isList(value));
  const lengths = new Set(lists.map(({ length }) => length));
  if (lengths.size > 1) {
    throw new EvaluationError('formatlist(): the lists must have the same length');
  }
  const [length = 1] = lengths;
  const texts = Array.from({ length }, (_, at) =>
    format(
      pattern,
      values.map((value) => (isList(value) ? (value[at] ?? null) : value)),
    ),
  );
  return texts.every((each) => each !== undefined) ? ofKind('list', texts) : undefined;
}
