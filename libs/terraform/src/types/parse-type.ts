import type { Expression } from '../expression/syntax';
import type { Value } from '../value/value';
import { ANY, listOf, mapOf, setOf, type AttributeType, type Type } from './type';

/**
 * The type constraint that an expression such as `list(object({ name = string }))` is.
 *
 * @param evaluate answers the default in `optional(type, default)`
 * @returns undefined for what is no type constraint
 */
export function parseType(
  expression: Expression,
  evaluate: (expression: Expression) => Value,
): Type | undefined {
  const type = (part: Expression | undefined): Type | undefined =>
    part === undefined ? undefined : parseType(part, evaluate);
  switch (expression.kind) {
    case 'name':
      return named(expression.name);
    case 'literal':
    case 'template': {
      const text = evaluate(expression);
      return typeof text === 'string' ? named(text) : undefined;
    }
    case 'call': {
      const [first] = expression.arguments;
      switch (expression.name) {
        case 'list':
          return wrapped(type(first), listOf);
        case 'set':
          return wrapped(type(first), setOf);
        case 'map':
          return wrapped(type(first), mapOf);
        case 'tuple': {
          if (first?.kind !== 'list') return undefined;
          const items = first.items.map(type);
          return items.every((item) => item !== undefined) ? { kind: 'tuple', items } : undefined;
        }
        case 'object':
          return first?.kind === 'object' ? objectType(first, evaluate) : undefined;
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

/** Up to Terraform 0.11 a type was a quoted name. */
function named(name: string): Type | undefined {
  switch (name) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return { kind: name };
    case 'list':
      return listOf(ANY);
    case 'set':
      return setOf(ANY);
    case 'map':
      return mapOf(ANY);
    default:
      return undefined;
  }
}

function wrapped(of: Type | undefined, wrap: (of: Type) => Type): Type | undefined {
  return of === undefined ? undefined : wrap(of);
}

function objectType(
  { entries }: Extract<Expression, { kind: 'object' }>,
  evaluate: (expression: Expression) => Value,
): Type | undefined {
  const attributes = new Map<string, AttributeType>();
  for (const { key, value } of entries) {
    const name = key.kind === 'name' ? key.name : evaluate(key);
    const attribute = attributeType(value, evaluate);
    if (typeof name !== 'string' || attribute === undefined) return undefined;
    attributes.set(name, attribute);
  }
  return { kind: 'object', attributes };
}

function attributeType(
  value: Expression,
  evaluate: (expression: Expression) => Value,
): AttributeType | undefined {
  if (value.kind !== 'call' || value.name !== 'optional') {
    const type = parseType(value, evaluate);
    return type && { type };
  }
  const [of, otherwise] = value.arguments;
  const type = of && parseType(of, evaluate);
  if (type === undefined) return undefined;
  return otherwise === undefined
    ? { type, optional: true }
    : { type, optional: true, default: evaluate(otherwise) };
}
