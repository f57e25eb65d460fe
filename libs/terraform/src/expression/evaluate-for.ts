import { isSet, ofKind } from '../value/kind';
import type { Unknown } from '../value/value';
import {
  isList,
  isObject,
  isUnknown,
  objectFrom,
  type ObjectValue,
  type Value,
} from '../value/value';
import { compareTexts } from '../types/set-order';
import { describe, toFlag, toText } from './conversion';
import { derived } from './derived';
import { evaluate } from './evaluate';
import { EvaluationError } from './evaluation-error';
import { withNames, type Scope } from './scope';
import type { ForExpression } from './syntax';

/** The elements of a collection with their keys; the mark where it is not known. */
export function elementsOf(value: Value): readonly (readonly [Value, Value])[] | Unknown {
  if (isUnknown(value)) return value;
  if (isList(value)) {
    const keyed = isSet(value);
    return value.map((item, at) => [keyed ? item : at, item] as const);
  }
  if (isObject(value)) return sortedEntries(value);
  throw new EvaluationError(`${describe(value)} is no collection`);
}

/** Terraform's order of keys is that of their bytes. */
export function sortedEntries(value: ObjectValue): readonly (readonly [string, Value])[] {
  return Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
}

export function evaluateFor(expression: ForExpression, scope: Scope): Value {
  const elements = elementsOf(evaluate(expression.in, scope));
  if (isUnknown(elements)) return unknownFor([elements], expression);
  const items: Value[] = [];
  const entries = new Map<string, Value[]>();
  for (const [key, value] of elements) {
    const names = new Map([[expression.valueName, value]]);
    if (expression.keyName !== undefined) names.set(expression.keyName, key);
    const inner = withNames(scope, names);
    if (expression.condition !== undefined) {
      const condition = evaluate(expression.condition, inner);
      if (isUnknown(condition)) return unknownFor([condition], expression);
      if (!toFlag(condition)) continue;
    }
    if (expression.key === undefined) {
      items.push(evaluate(expression.value, inner));
      continue;
    }
    const name = evaluate(expression.key, inner);
    if (isUnknown(name)) return unknownFor([name], expression);
    const text = toText(name);
    const known = entries.get(text);
    const item = evaluate(expression.value, inner);
    if (known === undefined) entries.set(text, [item]);
    else if (expression.groups) known.push(item);
    else throw new EvaluationError(`two elements have the key ${text}`);
  }
  if (expression.key === undefined) return ofKind('tuple', items);
  return ofKind(
    'object',
    objectFrom(
      [...entries].map(([name, group]) => [
        name,
        expression.groups ? ofKind('tuple', group) : (group[0] ?? null),
      ]),
    ),
  );
}

function unknownFor(values: readonly Value[], { key, valueName }: ForExpression): Unknown {
  const [open, close] = key === undefined ? '[]' : '{}';
  return derived(values, '', ([text]) => `${open}for ${valueName} in ${text} : …${close}`);
}
