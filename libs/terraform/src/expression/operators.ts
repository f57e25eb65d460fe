import { isList, isObject, isUnknown, unknownsIn, type Value } from '../value/value';
import { kindOf, type CollectionKind } from '../value/kind';
import {
  compareNumbers,
  dividedBy,
  Fraction,
  isNumeric,
  minus,
  modulo,
  plus,
  times,
  type Numeric,
} from '../value/fraction';
import { toFlag, toNumber } from './conversion';
import { EvaluationError } from './evaluation-error';
import type { BinaryOperator } from './syntax';

/**
 * Applies an operator as Terraform does, with its conversions.
 *
 * @returns undefined where the result is not known
 * @throws {@link EvaluationError} for operands that the operator does not take
 */
export function operate(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (operator === '==' || operator === '!=') {
    const same = equal(left, right);
    return same === undefined ? undefined : same === (operator === '==');
  }
  if (operator === '&&' || operator === '||') return logical(operator, left, right);
  if ([left, right].some((side) => isUnknown(side) && !isNumeric(side))) return undefined;
  return calculate(operator, toNumber(left), toNumber(right));
}

function logical(operator: '&&' | '||', left: Value, right: Value): boolean | undefined {
  const [a, b] = [left, right].map((side) => (isUnknown(side) ? undefined : toFlag(side)));
  if (a === undefined || b === undefined) return undefined;
  return operator === '&&' ? a && b : a || b;
}

/** Whether two values are the same; undefined where it is not known. Other types are never equal. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left instanceof Fraction || right instanceof Fraction) return equalFractions(left, right);
  if (isUnknown(left) || isUnknown(right)) return undefined;
  if (isList(left) && isList(right)) return equalLists(left, right);
  if (isObject(left) && isObject(right)) return equalObjects(left, right);
  return left === right;
}

/** What a double can hold is no fraction. */
function equalFractions(left: Value, right: Value): boolean | undefined {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  return isUnknown(left) && isUnknown(right) ? undefined : false;
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean | undefined {
  const kinds = sameKind(left, right);
  if (kinds === false) return false;
  if (unknownsIn(left).length > 0 || unknownsIn(right).length > 0) return undefined;
  if (left.length !== right.length) return false;
  return all([...left.map((item, at) => equal(item, right[at] ?? null)), kinds]);
}

function equalObjects(
  left: { readonly [name: string]: Value },
  right: { readonly [name: string]: Value },
): boolean | undefined {
  const kinds = sameKind(left, right);
  if (kinds === false) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  if (!names.every((name) => Object.hasOwn(right, name))) return false;
  return all([...names.map((name) => equal(left[name] ?? null, right[name] ?? null)), kinds]);
}

/** Undefined where the kind of one is not known: a tuple may look like a list that it never equals. */
function sameKind(left: object, right: object): boolean | undefined {
  const kinds: readonly (CollectionKind | undefined)[] = [kindOf(left), kindOf(right)];
  return kinds.includes(undefined) ? undefined : kinds[0] === kinds[1];
}

function all(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

type Arithmetic = Exclude<BinaryOperator, '==' | '!=' | '&&' | '||'>;

function calculate(operator: Arithmetic, left: Numeric, right: Numeric): Value {
  switch (operator) {
    case '+':
      return plus(left, right);
    case '-':
      return minus(left, right);
    case '*':
      return times(left, right);
    case '/':
      if (right === 0) throw new EvaluationError('a number cannot be divided by zero');
      return dividedBy(left, right);
    case '%':
      if (right === 0) throw new EvaluationError('a number cannot be divided by zero');
      return modulo(left, right);
    case '<':
      return compareNumbers(left, right) < 0;
    case '<=':
      return compareNumbers(left, right) <= 0;
    case '>':
      return compareNumbers(left, right) > 0;
    case '>=':
      return compareNumbers(left, right) >= 0;
  }
}
