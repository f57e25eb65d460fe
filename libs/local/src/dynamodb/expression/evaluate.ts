import { typeOf, type AttributeValue, type Item } from '../value/attribute-value';
import { compare, isEqual, membersOf } from '../value/compare';
import type { Comparator, Condition } from './condition';
import type { Operand } from './parser';
import { valueAt } from './path';

/** Whether an item fulfils a condition; an item that is not there has no attributes. */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.condition, item);
    case 'compare':
      return compares(
        condition.comparator,
        valueOf(condition.left, item),
        valueOf(condition.right, item),
      );
    case 'between': {
      const value = valueOf(condition.operand, item);
      return (
        compares('>=', value, valueOf(condition.lower, item)) &&
        compares('<=', value, valueOf(condition.upper, item))
      );
    }
    case 'in': {
      const value = valueOf(condition.operand, item);
      return condition.list.some((each) => compares('=', value, valueOf(each, item)));
    }
    case 'function':
      return answers(condition.name, condition.operands, item);
  }
}

export function compares(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === '<>') return !compares('=', left, right);
  if (left === undefined || right === undefined) return false;
  if (comparator === '=') return isEqual(left, right);
  const order = compare(left, right);
  if (order === undefined) return false;
  if (comparator === '<') return order < 0;
  if (comparator === '<=') return order <= 0;
  return comparator === '>' ? order > 0 : order >= 0;
}

export function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue): boolean {
  if (value === undefined) return false;
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S);
  if (!('B' in value && 'B' in prefix)) return false;
  const start = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start);
}

/** The value of an operand; undefined for a path that the item does not have. */
function valueOf(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return valueAt(item, operand.path);
  const [of] = operand.operands;
  const value = of === undefined ? undefined : valueOf(of, item);
  const size = value === undefined ? undefined : lengthOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

function lengthOf(value: AttributeValue): number | undefined {
  if ('S' in value) return [...value.S].length;
  if ('B' in value) return Buffer.from(value.B, 'base64').length;
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return membersOf(value)?.length;
}

function answers(name: string, operands: readonly Operand[], item: Item): boolean {
  const [first, second] = operands.map((operand) => valueOf(operand, item));
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'attribute_type':
      return (
        first !== undefined && second !== undefined && 'S' in second && typeOf(first) === second.S
      );
    case 'begins_with':
      return second !== undefined && beginsWith(first, second);
    case 'contains':
      return first !== undefined && second !== undefined && contains(first, second);
    default:
      return false;
  }
}

function contains(value: AttributeValue, wanted: AttributeValue): boolean {
  if ('S' in value && 'S' in wanted) return value.S.includes(wanted.S);
  if ('B' in value && 'B' in wanted) {
    return Buffer.from(value.B, 'base64').includes(Buffer.from(wanted.B, 'base64'));
  }
  if ('L' in value) return value.L.some((each) => isEqual(each, wanted));
  if ('SS' in value && 'S' in wanted) return value.SS.includes(wanted.S);
  if ('NS' in value && 'N' in wanted) return value.NS.includes(wanted.N);
  return 'BS' in value && 'B' in wanted && value.BS.includes(wanted.B);
}
