import { isExact, numberText } from './number-text';
import { Unknown } from './value';

/**
 * A number that a double cannot hold, such as a third or 12345678901234567890. Whoever looks at values
 * takes it for one that is not known; arithmetic, comparisons and texts know it.
 */
export class Fraction extends Unknown {
  constructor(
    readonly numerator: bigint,
    /** Above zero; zero where the number is too large to be kept at all. */
    readonly denominator: bigint,
  ) {
    super(textOf(numerator, denominator) ?? `\${${numerator}/${denominator}}`, [], TOO_LONG);
  }

  /** All of its digits; undefined where they never end. */
  get digits(): string | undefined {
    return textOf(this.numerator, this.denominator);
  }
}

const TOO_LONG = 'the number has more digits than can be kept here';

export type Numeric = number | Fraction;

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || (value instanceof Fraction && value.denominator !== 0n);
}

/** The number that decimal digits stand for; undefined for what is no number. */
export function numericFrom(text: string): Numeric | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const number = Number(text);
  if (isExact(text, number)) return Object.is(number, -0) ? 0 : number;
  const scale = Number(exponent) - fraction.length;
  // An exponent of this size would make the arithmetic slow.
  if (Math.abs(scale) > 400) return new Fraction(0n, 0n);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return scale >= 0
    ? numericOf(digits * 10n ** BigInt(scale), 1n)
    : numericOf(digits, 10n ** BigInt(-scale));
}

export function plus(a: Numeric, b: Numeric): Numeric {
  if (isSafe(a) && isSafe(b) && isSafe(a + b)) return a + b;
  const [left, right] = [partsOf(a), partsOf(b)];
  return numericOf(left.n * right.d + right.n * left.d, left.d * right.d);
}

export function minus(a: Numeric, b: Numeric): Numeric {
  return plus(a, negative(b));
}

export function negative(a: Numeric): Numeric {
  return typeof a === 'number' ? -a : new Fraction(-a.numerator, a.denominator);
}

export function times(a: Numeric, b: Numeric): Numeric {
  if (isSafe(a) && isSafe(b) && isSafe(a * b)) return a * b + 0;
  const [left, right] = [partsOf(a), partsOf(b)];
  return numericOf(left.n * right.n, left.d * right.d);
}

/** @param b is not zero */
export function dividedBy(a: Numeric, b: Numeric): Numeric {
  const [left, right] = [partsOf(a), partsOf(b)];
  const sign = right.n < 0n ? -1n : 1n;
  return numericOf(sign * left.n * right.d, sign * left.d * right.n);
}

/**
 * The remainder has the sign of what is divided.
 *
 * @param b is not zero
 */
export function modulo(a: Numeric, b: Numeric): Numeric {
  const [left, right] = [partsOf(a), partsOf(b)];
  return numericOf((left.n * right.d) % (right.n * left.d), left.d * right.d);
}

/** Below zero where `a` is less than `b`, zero where they are the same. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [partsOf(a), partsOf(b)];
  const difference = left.n * right.d - right.n * left.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function floor(a: Numeric): Numeric {
  if (typeof a === 'number') return Math.floor(a) + 0;
  const whole = a.numerator / a.denominator;
  const below = a.numerator < 0n && whole * a.denominator !== a.numerator;
  return numericOf(below ? whole - 1n : whole, 1n);
}

export function ceil(a: Numeric): Numeric {
  return negative(floor(negative(a)));
}

interface Parts {
  readonly n: bigint;
  readonly d: bigint;
}

function isSafe(value: Numeric): value is number {
  return Number.isSafeInteger(value);
}

function partsOf(value: Numeric): Parts {
  if (value instanceof Fraction) return { n: value.numerator, d: value.denominator };
  const [whole = '0', fraction = ''] = numberText(value).split('.');
  return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) };
}

function numericOf(numerator: bigint, denominator: bigint): Numeric {
  if (numerator > LARGEST || numerator < -LARGEST || denominator > LARGEST) {
    return new Fraction(0n, 0n);
  }
  const common = divisor(numerator < 0n ? -numerator : numerator, denominator);
  const [n, d] = [numerator / common, denominator / common];
  const text = textOf(n, d);
  const number = Number(text);
  return text !== undefined && isExact(text, number) ? number : new Fraction(n, d);
}

/** Larger ones would make the arithmetic slow. */
const LARGEST = 10n ** 400n;

function divisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** Terraform keeps 512 bits, which are 154 digits. */
const MOST_DIGITS = 150;

/** Decimal digits; undefined where there would be no end of them. */
function textOf(numerator: bigint, denominator: bigint): string | undefined {
  if (denominator === 0n) return undefined;
  let [twos, fives, rest] = [0, 0, denominator];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  const places = Math.max(twos, fives);
  if (rest !== 1n || places > MOST_DIGITS) return undefined;
  const sign = numerator < 0n ? '-' : '';
  const all = (numerator < 0n ? -numerator : numerator) * (10n ** BigInt(places) / denominator);
  const digits = String(all).padStart(places + 1, '0');
  if (digits.length > MOST_DIGITS) return undefined;
  return places === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
