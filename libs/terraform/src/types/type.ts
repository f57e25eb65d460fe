import type { Value } from '../value/value';

/** A type constraint of Terraform, or the type of a value. */
export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: Type;
  /** Whether a value may lack it: it is then its default. */
  readonly optional?: boolean;
  /** @default - null */
  readonly default?: Value;
}

export const ANY: Type = { kind: 'any' };
export const STRING: Type = { kind: 'string' };
export const NUMBER: Type = { kind: 'number' };
export const BOOL: Type = { kind: 'bool' };

export const listOf = (of: Type): Type => ({ kind: 'list', of });
export const setOf = (of: Type): Type => ({ kind: 'set', of });
export const mapOf = (of: Type): Type => ({ kind: 'map', of });

/** A type in Terraform's spelling, for messages. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${typeText(type.of)})`;
    case 'tuple':
      return `tuple([${type.items.map(typeText).join(', ')}])`;
    case 'object':
      return `object({${[...type.attributes]
        .map(([name, each]) => `${name}=${typeText(each.type)}`)
        .join(', ')}})`;
    default:
      return type.kind;
  }
}

/** Whether two types are the same; `any` is only the same as itself. */
export function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'tuple' && b.kind === 'tuple') {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, at) => sameType(item, b.items[at] ?? ANY))
    );
  }
  if (a.kind === 'object' && b.kind === 'object') {
    return (
      a.attributes.size === b.attributes.size &&
      [...a.attributes].every(([name, { type }]) => {
        const other = b.attributes.get(name);
        return other !== undefined && sameType(type, other.type);
      })
    );
  }
  if ('of' in a && 'of' in b) return a.kind === b.kind && sameType(a.of, b.of);
  return a.kind === b.kind;
}
