import { isList, isObject, type ObjectValue, type Value } from '@archway/terraform';

/** The JSON document that a text is; undefined for any other text. */
export function documentIn(value: Value | undefined): Value | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return undefined;
  }
}

/** Parts of an IAM policy whose order says nothing, and that are one text or a list of them. */
const SETS = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** Documents in which each list is a choice, so that its order says nothing. */
const PATTERNS = new Set(['filter_policy', 'event_pattern', 'filter_criteria']);

/**
 * What AWS reads alike, written alike. In policies: lists for single texts, sets sorted, no empty Sid;
 * in filters everything sorted.
 *
 * @param attribute what holds the document
 */
export function canonical(document: Value, attribute: string): Value {
  if (PATTERNS.has(attribute)) return sortedWithin(document);
  if (!isObject(document)) return document;
  const statements = document['Statement'];
  if (statements === undefined) return document;
  const list = (isList(statements) ? statements : [statements]).map(statement);
  return { ...document, Statement: sorted(list) };
}

function statement(value: Value): Value {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => !(name === 'Sid' && item === ''))
      .map(([name, item]): [string, Value] => {
        if (SETS.includes(name)) return [name, texts(item)];
        if (name === 'Principal' || name === 'NotPrincipal') return [name, principal(item)];
        if (name === 'Condition' && isObject(item)) return [name, mapped(item, condition)];
        return [name, item];
      }),
  );
}

function principal(value: Value): Value {
  return isObject(value) ? mapped(value, texts) : value;
}

function condition(value: Value): Value {
  return isObject(value) ? mapped(value, texts) : value;
}

function texts(value: Value): Value {
  const list = (isList(value) ? value : [value]).map((item) =>
    typeof item === 'boolean' ? String(item) : item,
  );
  return sorted([...new Set(list)]);
}

function mapped(object: ObjectValue, change: (value: Value) => Value): ObjectValue {
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, change(item)]));
}

function sortedWithin(value: Value): Value {
  if (isList(value)) return sorted(value.map(sortedWithin));
  return isObject(value) ? mapped(value, sortedWithin) : value;
}

function sorted(list: readonly Value[]): readonly Value[] {
  return [...list].sort((a, b) => {
    const [left, right] = [stable(a), stable(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

/** A value as text that does not depend on the order of names. */
export function stable(value: Value | undefined): string {
  if (isList(value)) return `[${value.map(stable).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${stable(value[name])}`).join(',')}}`;
}
