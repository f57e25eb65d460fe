import { argumentType, storedText, type ArgumentType } from '@archway/aws/argument-type';
import { EvaluationError } from '../expression/evaluation-error';
import { convert } from '../types/convert';
import { setElements } from '../types/set-order';
import { BOOL, listOf, mapOf, NUMBER, setOf, STRING, type Type } from '../types/type';
import { isSet, kindOf, ofKind } from '../value/kind';
import {
  isList,
  isObject,
  isUnknown,
  Unknown,
  unknownsIn,
  type ObjectValue,
  type Value,
} from '../value/value';

const NO_BLOCKS: ReadonlyMap<ArgumentType, Type> = new Map<ArgumentType, Type>([
  ['string', STRING],
  ['number', NUMBER],
  ['bool', BOOL],
  ...[STRING, NUMBER, BOOL].flatMap((of): (readonly [ArgumentType, Type])[] => {
    const kind = of.kind as 'string' | 'number' | 'bool';
    return [
      [`list(${kind})`, listOf(of)],
      [`set(${kind})`, setOf(of)],
      [`map(${kind})`, mapOf(of)],
    ];
  }),
  ['list(list(string))', listOf(listOf(STRING))],
  ['list(map(string))', listOf(mapOf(STRING))],
  ['map(map(string))', mapOf(mapOf(STRING))],
]);

/**
 * The value of an argument of a resource as its provider takes it: `"15"` for a number is 15, a set has each
 * element once. What Terraform refuses stays as it is written, and so does what another provider takes.
 *
 * @param path the type of the resource, the blocks around the argument, and its name
 */
export function asArgument(value: Value, path: readonly string[]): Value {
  if (value === null || !/^aws_|^data\.aws_iam_policy_document$/.test(path[0] ?? '')) return value;
  const type = argumentType(path);
  if (value instanceof Unordered && type?.startsWith('set') === true) {
    return asArgument(value.elements, path);
  }
  if (type === undefined) {
    return isList(value) || isObject(value)
      ? blocks(value, path, false)
      : text(converted(value, STRING), path);
  }
  switch (type) {
    case 'varies':
      return value;
    case 'block':
      return isList(value) && value.length === 1
        ? block(value[0] ?? null, path)
        : block(value, path);
    case 'list(blocks)':
      return blocks(value, path, false);
    case 'set(blocks)':
      return blocks(value, path, true);
    case 'map(blocks)':
      return value;
    default: {
      const wanted = NO_BLOCKS.get(type);
      return wanted === undefined ? value : text(converted(value, wanted), path);
    }
  }
}

function converted(value: Value, type: Type): Value {
  try {
    if (type.kind !== 'set' || !isList(value)) return convert(value, type);
    const elements = value.map((item) => convert(item, type.of));
    // Which element is which is not known of some: the others are what they are.
    const known = elements.filter((item) => !isUnknown(item));
    return ofKind('set', [...setElements(known), ...elements.filter((item) => isUnknown(item))]);
  } catch (error) {
    if (error instanceof EvaluationError) return value;
    throw error;
  }
}

function text(value: Value, path: readonly string[]): Value {
  return typeof value === 'string' ? storedText(path, value) : value;
}

function blocks(value: Value, path: readonly string[], set: boolean): Value {
  if (isObject(value)) {
    return kindOf(value) === 'block' ? collected([block(value, path)], set) : value;
  }
  if (!isList(value)) return value;
  return collected(
    value.map((item) => block(item, path)),
    set,
  );
}

function collected(items: readonly Value[], set: boolean): Value {
  if (!set) return ofKind('list', [...items]);
  const seen = new Set<string>();
  const each = items.filter((item) => {
    if (unknownsIn(item).length > 0) return true;
    const text = JSON.stringify(item);
    return !seen.has(text) && seen.add(text);
  });
  return ofKind('set', each);
}

function block(value: Value, path: readonly string[]): Value {
  if (!isObject(value)) return value;
  const made: ObjectValue = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, asArgument(item, [...path, name])]),
  );
  return ofKind(kindOf(value) ?? 'block', made);
}

/**
 * Stands in an expression for a set of which the order is not known: that of blocks depends on arguments that the
 * provider adds, and that of elements on what is known after an apply.
 */
class Unordered extends Unknown {
  constructor(
    readonly elements: readonly Value[],
    address: string,
  ) {
    super(`\${${address}}`, [address], 'the order of the set is known only after an apply');
  }
}

/** The value of an argument as expressions see it. */
export function asExpression(value: Value, address: string): Value {
  if (isList(value)) {
    if (isSet(value) && value.length > 1 && value.some(hasNoPlace)) {
      return new Unordered(value, address);
    }
    const items = value.map((item, at) => asExpression(item, `${address}[${at}]`));
    return items.every((item, at) => item === value[at])
      ? value
      : ofKind(kindOf(value) ?? 'list', items);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, asExpression(item, `${address}.${name}`)] as const,
  );
  return entries.every(([name, item]) => item === value[name])
    ? value
    : ofKind(kindOf(value) ?? 'object', Object.fromEntries(entries));
}

function hasNoPlace(item: Value): boolean {
  return isObject(item) || unknownsIn(item).length > 0;
}
