import { validation } from './validation';

/** A number without loss: `units` times ten to the power of `-scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** "Supported data types and naming rules in Amazon DynamoDB". */
const MOST_DIGITS = 38;
const GREATEST_EXPONENT = 125;
const LEAST_EXPONENT = -130;

/** @throws AwsError for a text that is no number of DynamoDB */
export function decimalOf(text: string): Decimal {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim()) ?? [];
  if (whole + part === '') {
    throw validation(
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  }
  const units = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  return checked(trimmed({ units, scale: part.length - Number(power) }));
}

export function sumOf(left: string, right: string, sign: 1 | -1 = 1): string {
  const [a, b] = aligned(decimalOf(left), decimalOf(right));
  const { scale } = a;
  return textOf(checked(trimmed({ units: a.units + BigInt(sign) * b.units, scale })));
}

/** Negative, zero or positive, as a sort wants it. */
export function compareNumbers(left: string, right: string): number {
  const [a, b] = aligned(decimalOf(left), decimalOf(right));
  return a.units < b.units ? -1 : a.units > b.units ? 1 : 0;
}

/** The text in which DynamoDB gives a number back: without exponent and without trailing zeros. */
export function textOf({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString();
  const sign = units < 0n ? '-' : '';
  if (scale <= 0) return `${sign}${digits}${units === 0n ? '' : '0'.repeat(-scale)}`;
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Significant digits of a number, of which DynamoDB stores two in a byte. */
export function digitsOf(text: string): number {
  const { units } = decimalOf(text);
  return (units < 0n ? -units : units).toString().length;
}

function trimmed({ units, scale }: Decimal): Decimal {
  if (units === 0n) return { units, scale: 0 };
  const text = units.toString();
  const zeros = /0*$/.exec(text)?.[0].length ?? 0;
  return { units: BigInt(text.slice(0, text.length - zeros)), scale: scale - zeros };
}

function checked(decimal: Decimal): Decimal {
  const digits = (decimal.units < 0n ? -decimal.units : decimal.units).toString().length;
  if (digits > MOST_DIGITS) {
    throw validation('Attempting to store more than 38 significant digits in a Number');
  }
  if (decimal.units === 0n) return decimal;
  const exponent = digits - 1 - decimal.scale;
  if (exponent > GREATEST_EXPONENT) {
    throw validation(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  }
  if (exponent < LEAST_EXPONENT) {
    throw validation(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  }
  return decimal;
}

function aligned(left: Decimal, right: Decimal): readonly [Decimal, Decimal] {
  const scale = Math.max(left.scale, right.scale);
  const to = ({ units, scale: own }: Decimal): Decimal => ({
    units: units * 10n ** BigInt(scale - own),
    scale,
  });
  return [to(left), to(right)];
}
