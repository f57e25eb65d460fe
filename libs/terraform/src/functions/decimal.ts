import { isExact, numberText } from '../types/number-text';

/**
 * Terraform's numbers have far more digits than a double. These calculate on decimal digits and say
 * undefined where a double would not print as the same digits.
 */
interface Decimal {
  readonly digits: bigint;
  /** The number is `digits` divided by ten to this power. */
  readonly scale: number;
}

export function plus(a: number, b: number): number | undefined {
  return combine(a, b, (left, right) => left + right);
}

export function minus(a: number, b: number): number | undefined {
  return combine(a, b, (left, right) => left - right);
}

export function times(a: number, b: number): number | undefined {
  const [left, right] = [decimal(a), decimal(b)];
  if (left === undefined || right === undefined) return undefined;
  return exact({ digits: left.digits * right.digits, scale: left.scale + right.scale });
}

/** Undefined also for a fraction without an end, such as a third. */
export function dividedBy(a: number, b: number): number | undefined {
  const [left, right] = [decimal(a), decimal(b)];
  if (left === undefined || right === undefined || right.digits === 0n) return undefined;
  const scale = Math.max(left.scale, right.scale);
  const numerator = left.digits * 10n ** BigInt(scale - left.scale + PLACES);
  const denominator = right.digits * 10n ** BigInt(scale - right.scale);
  if (numerator % denominator !== 0n) return undefined;
  return exact({ digits: numerator / denominator, scale: PLACES });
}

/** The remainder has the sign of what is divided. */
export function modulo(a: number, b: number): number | undefined {
  return b === 0 ? undefined : combine(a, b, (left, right) => left % right);
}

/** More than a double has. */
const PLACES = 20;

function combine(
  a: number,
  b: number,
  operate: (left: bigint, right: bigint) => bigint,
): number | undefined {
  const [left, right] = [decimal(a), decimal(b)];
  if (left === undefined || right === undefined) return undefined;
  const scale = Math.max(left.scale, right.scale);
  const at = ({ digits, scale: own }: Decimal): bigint => digits * 10n ** BigInt(scale - own);
  return exact({ digits: operate(at(left), at(right)), scale });
}

function decimal(number: number): Decimal | undefined {
  // Exponents of this size would only make the arithmetic slow.
  if (!Number.isFinite(number) || Math.abs(number) > 1e30) return undefined;
  const [whole = '0', fraction = ''] = numberText(number).split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function exact({ digits, scale }: Decimal): number | undefined {
  const text = `${digits}e${-scale}`;
  const number = Number(text);
  return isExact(text, number) ? number : undefined;
}
