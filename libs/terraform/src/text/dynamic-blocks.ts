import { objectsOf, type Json, type JsonObject } from '../document/document';
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
 * The blocks that `dynamic` blocks make, together with those of the same type that are written out.
 * Where it is not known for what they repeat, all blocks of the type are one mark.
 *
 * @param written the value that holds the blocks written out
 */
export function expandDynamic(
  dynamic: JsonObject,
  written: ObjectValue,
  names: Names,
  evaluate: (json: Json, names: Names) => Value,
): ObjectValue {
  return objectFrom(
    Object.entries(dynamic).map(([type, blocks]) => {
      const fixed = listOf(written[type]);
      const made = objectsOf(blocks).map((block) => expand(type, block, names, evaluate));
      const unknown =
        made.find((each) => isUnknown(each)) ?? (isUnknown(fixed) ? fixed : undefined);
      return [type, unknown ?? [...(fixed as readonly Value[]), ...made.flat()]];
    }),
  );
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
