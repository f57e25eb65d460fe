import { referencesOf } from '../expression/derived';
import { EvaluationError } from '../expression/evaluation-error';
import { kindOf, ofKind } from '../value/kind';
import { isList, isObject, isUnknown, Unknown, unknownsIn, type Value } from '../value/value';
import { Fraction, numericFrom } from '../value/fraction';
import { numberText } from '../value/number-text';
import { setElements } from './set-order';
import { ANY, typeText, type AttributeType, type Type } from './type';
import { typeOf } from './type-of';
import { unify } from './unify';

/**
 * A value as the type wants it, as Terraform converts it: `"true"` to a boolean, a tuple to a list or
 * a set, an object to a map, and attributes that are optional and not there to their defaults. An
 * unknown stays one.
 *
 * @throws {@link EvaluationError} where Terraform refuses the conversion
 */
export function convert(value: Value, type: Type): Value {
  if (value instanceof Fraction && type.kind === 'string') return value.digits ?? value;
  if (value === null || type.kind === 'any' || isUnknown(value)) return value;
  switch (type.kind) {
    case 'string':
      if (typeof value === 'number') return numberText(value);
      if (typeof value === 'boolean') return String(value);
      return typeof value === 'string' ? value : refuse(value, type);
    case 'number':
      return typeof value === 'string' ? toNumber(value) : only('number', value, type);
    case 'bool':
      if (value === 'true' || value === '1') return true;
      if (value === 'false' || value === '0') return false;
      return only('boolean', value, type);
    case 'list':
      return isList(value) ? ofKind('list', elements(value, type.of)) : refuse(value, type);
    case 'set':
      return isList(value) ? toSet(elements(value, type.of)) : refuse(value, type);
    case 'map':
      return isObject(value) ? toMap(value, type.of) : refuse(value, type);
    case 'tuple':
      if (!isList(value) || value.length !== type.items.length) return refuse(value, type);
      return ofKind(
        'tuple',
        value.map((item, at) => convert(item, type.items[at] ?? ANY)),
      );
    case 'object':
      return isObject(value) ? toObject(value, type) : refuse(value, type);
  }
}

/** Each element once, in Terraform's order; a set of which an element is not known is not known. */
export function toSet(values: readonly Value[]): Value {
  const unknowns = values.flatMap(unknownsIn);
  const [first] = unknowns;
  if (first !== undefined && values.length > 1) {
    return new Unknown('(known after apply)', referencesOf(unknowns), first.reason);
  }
  return ofKind('set', [...setElements(values)]);
}

/** `any` in a list, a set or a map stands for one type that all elements have. */
function elements(values: readonly Value[], of: Type): Value[] {
  const type = of.kind === 'any' ? unify(values.map(typeOf)) : of;
  if (type === undefined) throw new EvaluationError('all list elements must have the same type');
  return values.map((value) => convert(value, type));
}

function toMap(value: { readonly [name: string]: Value }, of: Type): Value {
  const names = Object.keys(value);
  const converted = elements(Object.values(value), of);
  return ofKind('map', Object.fromEntries(names.map((name, at) => [name, converted[at] ?? null])));
}

function toObject(
  value: { readonly [name: string]: Value },
  type: Extract<Type, { kind: 'object' }>,
): Value {
  const missing = [...type.attributes]
    .filter(([name, { optional }]) => optional !== true && !Object.hasOwn(value, name))
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new EvaluationError(
      `attribute ${missing.map((name) => `"${name}"`).join(', ')} is required`,
    );
  }
  return ofKind(
    'object',
    Object.fromEntries(
      [...type.attributes].map(([name, attribute]) => [
        name,
        attributeOf(Object.hasOwn(value, name) ? value[name] : null, attribute),
      ]),
    ),
  );
}

/** A default also takes the place of null. */
function attributeOf(
  given: Value | undefined,
  { type, optional, default: otherwise = null }: AttributeType,
): Value {
  const value = (given ?? null) === null && optional === true ? otherwise : (given ?? null);
  return convert(value, type);
}

function toNumber(text: string): Value {
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)
    ? numericFrom(text)
    : undefined;
  if (number === undefined) throw new EvaluationError('a number is required');
  return number;
}

function only(type: 'number' | 'boolean', value: Value, wanted: Type): Value {
  return typeof value === type ? value : refuse(value, wanted);
}

function refuse(value: Value, type: Type): never {
  const given = kindOf(value) ?? typeOf(value).kind;
  throw new EvaluationError(`${typeText(type)} required, got ${given}`);
}
