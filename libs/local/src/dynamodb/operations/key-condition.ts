import type { Comparator, Condition } from '../expression/condition';
import { beginsWith, compares } from '../expression/evaluate';
import type { Operand } from '../expression/parser';
import type { KeySchema, TablePart } from '../table/table-part';
import { typeOf, type AttributeValue } from '../value/attribute-value';
import { validation } from '../value/validation';

/** What a query asks of the keys: one partition, and perhaps a part of its order. */
export interface KeyCondition {
  readonly hash: AttributeValue;
  readonly fits: (range: AttributeValue | undefined) => boolean;
  readonly hasRange: boolean;
}

interface Asked {
  readonly name: string;
  readonly operator: Comparator | 'BETWEEN' | 'begins_with';
  readonly values: readonly AttributeValue[];
}

const SWAPPED: Readonly<Record<Comparator, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** @throws AwsError for a condition on anything but the keys */
export function keyConditionOf(
  condition: Condition,
  schema: KeySchema,
  part: TablePart,
): KeyCondition {
  const asked = conditionsIn(condition);
  const names = asked.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw validation('KeyConditionExpressions must only contain one condition per key');
  }
  const hash = asked.find(({ name }) => name === schema.hashKey);
  if (hash === undefined) {
    throw validation(`Query condition missed key schema element: ${schema.hashKey}`);
  }
  const others = asked.filter((each) => each !== hash);
  const range = others.find(({ name }) => name === schema.rangeKey);
  if (others.length > 0 && range === undefined) {
    throw validation(
      schema.rangeKey === undefined
        ? 'Query key condition not supported'
        : `Query condition missed key schema element: ${schema.rangeKey}`,
    );
  }
  const [value] = hash.values;
  if (hash.operator !== '=' || value === undefined) {
    throw validation('Query key condition not supported');
  }
  for (const { name, values } of asked) {
    if (values.some((each) => typeOf(each) !== part.keyTypes[name])) {
      throw validation(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    }
  }
  return {
    hash: value,
    hasRange: range !== undefined,
    fits: (own) => range === undefined || fitsRange(range, own),
  };
}

function fitsRange({ operator, values }: Asked, own: AttributeValue | undefined): boolean {
  const [first, second] = values;
  if (operator === 'BETWEEN') return compares('>=', own, first) && compares('<=', own, second);
  if (operator === 'begins_with') return first !== undefined && beginsWith(own, first);
  return compares(operator, own, first);
}

function conditionsIn(condition: Condition): readonly Asked[] {
  switch (condition.kind) {
    case 'and':
      return [...conditionsIn(condition.left), ...conditionsIn(condition.right)];
    case 'compare': {
      const { comparator, left, right } = condition;
      if (comparator === '<>') throw unsupported('<>');
      if (left.kind === 'path') return [asked(left, comparator, [right])];
      return [asked(right, SWAPPED[comparator], [left])];
    }
    case 'between': {
      const { operand, lower, upper } = condition;
      const found = asked(operand, 'BETWEEN', [lower, upper]);
      const [from, to] = found.values;
      if (from !== undefined && to !== undefined && compares('>', from, to)) {
        throw validation(
          'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue, upper bound operand: AttributeValue',
        );
      }
      return [found];
    }
    case 'function': {
      const [operand, ...others] = condition.operands;
      if (condition.name !== 'begins_with' || operand === undefined) {
        throw unsupported(condition.name);
      }
      return [asked(operand, 'begins_with', others)];
    }
    case 'or':
      throw unsupported('OR');
    case 'not':
      throw unsupported('NOT');
    case 'in':
      throw unsupported('IN');
  }
}

function asked(operand: Operand, operator: Asked['operator'], others: readonly Operand[]): Asked {
  if (operand.kind !== 'path') {
    throw validation('Invalid condition in KeyConditionExpression: No key attribute specified');
  }
  if (operand.path.length > 1) {
    throw validation('KeyConditionExpressions cannot have conditions on nested attributes');
  }
  const values = others.map((each) => {
    if (each.kind === 'value') return each.value;
    throw validation(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  });
  return { name: String(operand.path[0]), operator, values };
}

function unsupported(operator: string) {
  return validation(`Invalid operator used in KeyConditionExpression: ${operator}`);
}
