import { isJsonObject, objectsOf, type Json, type JsonObject } from '../document/document';
import { elementsOf } from '../expression/evaluate-for';
import { EvaluationError } from '../expression/evaluation-error';
import {
  isList,
  isUnknown,
  objectFrom,
  Unknown,
  type ObjectValue,
  type Value,
} from '../value/value';
import { bare, merged } from './blocks';
import type { Names } from './instances';

/**
 * The blocks that `dynamic` blocks make, together with those of the same type that are written out, in the order of
 * the text. Where it is not known for what they repeat, all blocks of the type are one mark.
 *
 * @param dynamic the `dynamic` blocks by the type that they make
 * @param body what they are in
 * @param written the value that holds the blocks written out
 */
export function expandDynamic(
  dynamic: JsonObject,
  body: JsonObject,
  written: ObjectValue,
  names: Names,
  evaluate: (json: Json, names: Names) => Value,
): ObjectValue {
  return objectFrom(
    Object.entries(dynamic).map(([type, blocks]) => {
      const fixed = listOf(written[type]);
      if (isUnknown(fixed)) return [type, fixed];
      const all: Value[][] = Array.from({ length: fixed.length + 1 }, () => []);
      for (const block of objectsOf(blocks)) {
        const made = expand(type, block, names, evaluate);
        if (isUnknown(made)) return [type, made];
        all[Math.min(placeOf(block, type, body), fixed.length)]?.push(...made);
      }
      return [type, all.flatMap((made, at) => [...made, ...fixed.slice(at, at + 1)])];
    }),
  );
}

/** How many written blocks come before what a `dynamic` block makes. JSON has all of a type in one place. */
function placeOf(block: JsonObject, type: string, body: JsonObject): number {
  const note = block['//'];
  const after = isJsonObject(note) ? note['after'] : undefined;
  if (typeof after === 'number') return after;
  const names = Object.keys(body);
  return names.indexOf('dynamic') < names.indexOf(type) ? 0 : Infinity;
}

function expand(
  type: string,
  block: JsonObject,
  names: Names,
  evaluate: (json: Json, names: Names) => Value,
): readonly Value[] | Unknown {
  const elements = elementsIn(type, evaluate(block['for_each'] ?? [], names));
  if (isUnknown(elements)) return elements;
  const iterator = bare(block['iterator']) ?? type;
  const content = merged(block['content']);
  return elements.map(([key, value]) => {
    const element = objectFrom([
      ['key', key],
      ['value', value],
    ]);
    return evaluate(content, new Map([...names, [iterator, element]]));
  });
}

function elementsIn(type: string, each: Value): readonly (readonly [Value, Value])[] | Unknown {
  try {
    return elementsOf(each);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return new Unknown(`dynamic "${type}"`, [], 'it is not known for what the block repeats');
  }
}

function listOf(value: Value | undefined): readonly Value[] | Unknown {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return value;
  return isList(value) ? value : [value];
}
