import { isList, isObject, isUnknown, textOf, type Value } from '../value/value';
import { isNumeric, numericFrom, type Numeric } from '../value/fraction';
import { convert } from '../types/convert';
import { typeOf } from '../types/type-of';
import { unify } from '../types/unify';
import { EvaluationError } from './evaluation-error';

/** A condition as Terraform takes it: `"true"` is one. */
export function toFlag(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new EvaluationError(`a condition is true or false, got ${describe(value)}`);
}

/** A number as Terraform takes it: `"5"` is one. */
export function toNumber(value: Value): Numeric {
  if (isNumeric(value)) return value;
  const number = typeof value === 'string' ? numericFrom(value) : undefined;
  if (number !== undefined) return number;
  throw new EvaluationError(`a number is required, got ${describe(value)}`);
}

/** A text as Terraform takes it: numbers and booleans are written out. */
export function toText(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw new EvaluationError(`a string is required, got ${describe(value)}`);
  return text;
}

export function describe(value: Value): string {
  if (value === null) return 'null';
  if (isUnknown(value)) return 'an unknown value';
  if (isList(value)) return 'a list';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}

/**
 * The value of one branch of a conditional, in the type that both have: a number beside a string is a
 * string.
 */
export function inTypeOf(value: Value, other: Value | undefined): Value {
  if (other === undefined || other === null || isUnknown(other) || isUnknown(value)) return value;
  const type = unify([typeOf(value), typeOf(other)]);
  return type === undefined ? value : convert(value, type);
}
