import {
  isList,
  isObject,
  isUnknown,
  textOf,
  Unknown,
  unknownsIn,
  type Value,
} from '../value/value';
import { callFunction, encodeJson } from './functions';
import type { BinaryOperator, Expression } from './syntax';
import { toText } from './to-text';

/** Answers a reference such as `aws_sqs_queue.Orders.arn` or `var.stage`, path by path. */
export type ReferenceLookup = (path: readonly (string | number)[]) => Value;

/** Evaluates an expression; what depends on something unknown is unknown. */
export function evaluate(expression: Expression, lookup: ReferenceLookup): Value {
  const value = (part: Expression): Value => evaluate(part, lookup);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return joinTemplate(expression, expression.parts.map(value));
    case 'name':
    case 'attribute':
      return follow(expression, lookup);
    case 'index':
      return follow(expression, lookup);
    case 'splat':
      return unknown(expression, [value(expression.of)], 'splat expressions are not read');
    case 'list':
      return expression.items.map(value);
    case 'object':
      return objectOf(expression, value);
    case 'call': {
      const values = expression.arguments.map(value);
      return (
        callFunction(expression.name, values) ??
        encodedInParts(expression.name, values) ??
        unknown(expression, values, `${expression.name}() cannot be evaluated here`)
      );
    }
    case 'unary': {
      const of = value(expression.of);
      if (expression.operator === '-' && typeof of === 'number') return -of;
      if (expression.operator === '!' && typeof of === 'boolean') return !of;
      return unknown(expression, [of], 'the operand is not known');
    }
    case 'binary': {
      const left = value(expression.left);
      const right = value(expression.right);
      return (
        operate(expression.operator, left, right) ??
        unknown(expression, [left, right], 'an operand is not known')
      );
    }
    case 'conditional': {
      const test = value(expression.test);
      if (typeof test !== 'boolean')
        return unknown(expression, [test], 'the condition is not known');
      return value(test ? expression.then : expression.otherwise);
    }
  }
}

/** A JSON text of which parts are not known is still read: they stand in it in Terraform's words. */
function encodedInParts(name: string, [value]: readonly Value[]): Unknown | undefined {
  if (name !== 'jsonencode' || value === undefined || isUnknown(value)) return undefined;
  const unknowns = unknownsIn(value);
  const [first] = unknowns;
  return first === undefined
    ? undefined
    : new Unknown(
        encodeJson(value),
        [...new Set(unknowns.flatMap((each) => each.references))],
        first.reason,
      );
}

function objectOf(
  expression: Extract<Expression, { kind: 'object' }>,
  value: (part: Expression) => Value,
): Value {
  const entries: [string, Value][] = [];
  for (const entry of expression.entries) {
    const key = textOf(value(entry.key));
    if (key === undefined) return unknown(expression, [value(entry.key)], 'a key is not known');
    entries.push([key, value(entry.value)]);
  }
  return Object.fromEntries(entries);
}

/** A reference is a name followed by attributes and constant indexes; anything else indexes a value. */
function follow(expression: Expression, lookup: ReferenceLookup): Value {
  const path = pathOf(expression, lookup);
  if (path !== undefined) return lookup(path);
  if (expression.kind !== 'attribute' && expression.kind !== 'index') {
    return unknown(expression, [], 'the reference is not read');
  }
  const of = evaluate(expression.of, lookup);
  const at = expression.kind === 'attribute' ? expression.name : evaluate(expression.at, lookup);
  return step(of, at) ?? unknown(expression, [of], 'the attribute is not known');
}

function pathOf(expression: Expression, lookup: ReferenceLookup): (string | number)[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'attribute' && expression.kind !== 'index') return undefined;
  const path = pathOf(expression.of, lookup);
  if (path === undefined) return undefined;
  if (expression.kind === 'attribute') return [...path, expression.name];
  const at = evaluate(expression.at, lookup);
  return typeof at === 'string' || typeof at === 'number' ? [...path, at] : undefined;
}

/** One step into a value; undefined where it leads nowhere. */
export function step(of: Value | undefined, at: Value): Value | undefined {
  if (isList(of)) return of[Number(at)];
  const key = textOf(at);
  // A nested block written as an object is also addressed as the list that Terraform makes of it.
  if (isObject(of) && key === '0' && !Object.hasOwn(of, key)) return of;
  return isObject(of) && key !== undefined && Object.hasOwn(of, key) ? of[key] : undefined;
}

function joinTemplate(expression: Expression, values: readonly Value[]): Value {
  const texts = values.map((value) => textOf(value));
  if (texts.every((text) => text !== undefined)) return texts.join('');
  const shown = values.map((value, at) => texts[at] ?? (isUnknown(value) ? value.expression : ''));
  const unknowns = values.flatMap((value) => unknownsIn(value));
  return new Unknown(
    unknowns.length === 0 ? toText(expression) : shown.join(''),
    unknowns.flatMap((each) => each.references),
    unknowns[0]?.reason ?? 'a part of the string is no text',
  );
}

function operate(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (unknownsIn(left).length > 0 || unknownsIn(right).length > 0) return undefined;
  if (operator === '==') return encodeJson(left) === encodeJson(right);
  if (operator === '!=') return encodeJson(left) !== encodeJson(right);
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    if (operator === '&&') return left && right;
    if (operator === '||') return left || right;
  }
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return calculate(operator, left, right);
}

function calculate(operator: BinaryOperator, left: number, right: number): Value | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
    case '!=':
    case '&&':
    case '||':
      return undefined;
  }
}

function unknown(expression: Expression, parts: readonly Value[], reason: string): Unknown {
  const unknowns = parts.flatMap(unknownsIn);
  return new Unknown(
    `\${${toText(expression)}}`,
    [...new Set(unknowns.flatMap((each) => each.references))],
    unknowns[0]?.reason ?? reason,
  );
}
