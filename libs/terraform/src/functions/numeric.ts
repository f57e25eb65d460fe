import { EvaluationError } from '../expression/evaluation-error';
import { NUMBER } from '../types/type';
import { ceil, compareNumbers, floor, isNumeric, negative, type Numeric } from '../value/fraction';
import type { Value } from '../value/value';
import { any, number, ofNumbers, type FunctionDefinition, type Functions } from './definition';

export const NUMERIC: Functions = {
  abs: ofNumeric((value) => (compareNumbers(value, 0) < 0 ? negative(value) : value)),
  ceil: ofNumeric(ceil),
  floor: ofNumeric(floor),
  signum: ofNumbers(1, (value = 0) => {
    if (!Number.isInteger(value)) throw new EvaluationError('signum(): a whole number is required');
    return Math.sign(value);
  }),
  max: extreme((a, b) => compareNumbers(a, b) > 0),
  min: extreme((a, b) => compareNumbers(a, b) < 0),
  log: ofNumbers(2, logarithm),
  pow: ofNumbers(2, power),
  parseint: {
    parameters: [any, number],
    call: ([text = null, base = 10]) => parseInteger(text, base as number),
  },
};

/** A function of one number, also of one that a double cannot hold. */
function ofNumeric(call: (value: Numeric) => Numeric): FunctionDefinition {
  return {
    parameters: [{ type: NUMBER, unknown: true }],
    call: ([value = null]) => (isNumeric(value) ? call(value) : undefined),
  };
}

function extreme(goesBefore: (a: Numeric, b: Numeric) => boolean): FunctionDefinition {
  const parameter = { type: NUMBER, unknown: true };
  return {
    parameters: [parameter],
    rest: parameter,
    call: (values) =>
      values.every(isNumeric)
        ? values.reduce((best, each) => (goesBefore(each, best) ? each : best))
        : undefined,
  };
}

/** Terraform divides two logarithms in doubles, too; where the last digits may differ it is not known. */
function logarithm(value = 0, base = 0): number | undefined {
  const result = Math.log(value) / Math.log(base);
  if (Number.isNaN(result)) throw new EvaluationError('log(): not a number');
  return Number.isInteger(result) ? result : undefined;
}

/** Terraform raises in doubles, too; only whole numbers are the same on every machine. */
function power(value = 0, exponent = 0): number | undefined {
  const result = value ** exponent;
  return Number.isSafeInteger(value) && Number.isSafeInteger(result) ? result : undefined;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function parseInteger(value: Value, base: number): number | undefined {
  if (typeof value !== 'string') throw new EvaluationError('parseint(): a string is required');
  if (!Number.isInteger(base) || base < 2 || base > 62) {
    throw new EvaluationError('parseint(): base must be a whole number between 2 and 62');
  }
  const [, sign = '', digits = ''] = /^([+-]?)([0-9a-zA-Z]+)$/.exec(value) ?? [];
  let number = 0n;
  for (const each of digits) {
    const digit = DIGITS.indexOf(base <= 36 ? each.toLowerCase() : each);
    if (digit >= base) throw new EvaluationError(`parseint(): cannot parse "${value}"`);
    number = number * BigInt(base) + BigInt(digit);
  }
  if (digits === '') throw new EvaluationError(`parseint(): cannot parse "${value}"`);
  const result = Number(sign === '-' ? -number : number);
  return Number.isSafeInteger(result) ? result : undefined;
}
