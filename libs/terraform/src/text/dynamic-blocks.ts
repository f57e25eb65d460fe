import { objectsOf, type Json, type JsonObject } from '../document/document';
import { isList, isObject, isUnknown, Unknown, type ObjectValue, type Value } from '../value/value';
import { bare, merged } from './blocks';
import type { Iterators } from './module-scope';

/**
 * The blocks that `dynamic` blocks make, together with those of the same type that are written out.
 * Where it is not known for what they repeat, all blocks of the type are one mark.
 *
 * @param written the value that holds the blocks written out
 */
export function expandDynamic(
  dynamic: JsonObject,
  written: ObjectValue,
  iterators: Iterators,
  evaluate: (json: Json, iterators: Iterators) => Value,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(dynamic).map(([type, blocks]) => {
      const fixed = listOf(written[type]);
      const made = objectsOf(blocks).map((block) => expand(type, block, iterators, evaluate));
      const unknown =
        made.find((each) => isUnknown(each)) ?? (isUnknown(fixed) ? fixed : undefined);
      return [type, unknown ?? [...(fixed as readonly Value[]), ...made.flat()]];
    }),
  );
}

function expand(
  type: string,
  block: JsonObject,
  iterators: Iterators,
  evaluate: (json: Json, iterators: Iterators) => Value,
): readonly Value[] | Unknown {
  const each = evaluate(block['for_each'] ?? [], iterators);
  const items = itemsOf(each);
  if (items === undefined) {
    return isUnknown(each)
      ? each
      : new Unknown(`dynamic "${type}"`, [], 'it is not known for what the block repeats');
  }
  const iterator = typeof block['iterator'] === 'string' ? bare(block['iterator']) : type;
  const content = merged(block['content']);
  return items.map(([key, value]) =>
    evaluate(content, { ...iterators, [iterator]: { key, value } }),
  );
}

function itemsOf(each: Value): readonly (readonly [Value, Value])[] | undefined {
  if (isObject(each)) return Object.entries(each);
  if (!isList(each)) return undefined;
  // A set's key is its element, a list's the position; which of them it is the values do not tell.
  const key = new Unknown('key', [], 'a list and a set have different keys');
  return each.map((value) => [key, value]);
}

function listOf(value: Value | undefined): readonly Value[] | Unknown {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return value;
  return isList(value) ? value : [value];
}
