import { kindOf } from '../value/kind';
import { isList, isUnknown, type Value } from '../value/value';
import { ANY, BOOL, NUMBER, STRING, type Type } from './type';
import { unify } from './unify';

/** The type of a value. What is null or not known may be of any type. */
export function typeOf(value: Value): Type {
  if (value === null || isUnknown(value)) return ANY;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'boolean') return BOOL;
  const kind = kindOf(value);
  if (isList(value)) {
    const items = value.map(typeOf);
    return kind === 'list' || kind === 'set'
      ? { kind, of: unify(items) ?? ANY }
      : { kind: 'tuple', items };
  }
  const attributes = Object.entries(value).map(([name, item]) => [name, typeOf(item)] as const);
  return kind === 'map'
    ? { kind, of: unify(attributes.map(([, type]) => type)) ?? ANY }
    : { kind: 'object', attributes: new Map(attributes.map(([name, type]) => [name, { type }])) };
}
