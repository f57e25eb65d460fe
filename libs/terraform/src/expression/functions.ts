import { createHash } from 'node:crypto';
import { isSet } from '../value/kind';
import { isList, isObject, isUnknown, textOf, unknownsIn, type Value } from '../value/value';

/** A built-in function whose arguments are known. Undefined says: not with these arguments. */
type BuiltIn = (...values: readonly Value[]) => Value | undefined;

const text =
  (map: (...texts: string[]) => Value): BuiltIn =>
  (...values) => {
    const texts = values.map((value) => textOf(value));
    return texts.every((item) => item !== undefined) ? map(...texts) : undefined;
  };

const list = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

/** Terraform's order of keys, and its escapes of `<`, `>` and `&`. */
export function encodeJson(value: Value): string {
  return JSON.stringify(sortKeys(value))
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026');
}

function sortKeys(value: Value): Value {
  if (isList(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}

const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
  jsonencode: (value = null) => encodeJson(value),
  jsondecode: text((json) => JSON.parse(json) as Value),
  join: (separator, ...lists) =>
    lists
      .flatMap(list)
      .map((item) => textOf(item) ?? '')
      .join(textOf(separator) ?? ''),
  split: text((separator = '', whole = '') => whole.split(separator)),
  concat: (...lists) => lists.flatMap(list),
  merge: (...objects) => Object.assign({}, ...objects.filter((item) => isObject(item))) as Value,
  distinct: (items) => [...new Map(list(items).map((item) => [encodeJson(item), item])).values()],
  flatten: (items) => flattened(list(items)),
  compact: (items) => list(items).filter((item) => item !== null && item !== ''),
  toset: (items) => [...new Map(list(items).map((item) => [encodeJson(item), item])).values()],
  tolist: (items) => items,
  tomap: (items) => items,
  tostring: (value) => (value === null ? null : textOf(value)),
  tonumber: (value) => (value === null ? null : Number(textOf(value))),
  tobool: (value) => (typeof value === 'boolean' ? value : textOf(value) === 'true'),
  length: (value) =>
    typeof value === 'string'
      ? [...value].length
      : isList(value)
        ? value.length
        : isObject(value)
          ? Object.keys(value).length
          : undefined,
  keys: (value) => (isObject(value) ? Object.keys(value).sort() : undefined),
  values: (value) =>
    isObject(value)
      ? Object.keys(value)
          .sort()
          .map((key) => value[key] ?? null)
      : undefined,
  lookup: (value, key, otherwise) => {
    const name = textOf(key) ?? '';
    if (!isObject(value)) return undefined;
    return Object.hasOwn(value, name) ? value[name] : otherwise;
  },
  element: (items, at) => {
    const all = list(items);
    return typeof at === 'number' && all.length > 0 ? all[at % all.length] : undefined;
  },
  contains: (items, item = null) =>
    list(items).some((each) => encodeJson(each) === encodeJson(item)),
  coalesce: (...values) => values.find((value) => value !== null && value !== ''),
  one: (items) => list(items)[0] ?? null,
  lower: text((value = '') => value.toLowerCase()),
  upper: text((value = '') => value.toUpperCase()),
  trimspace: text((value = '') => value.trim()),
  trimprefix: text((value = '', prefix = '') =>
    value.startsWith(prefix) ? value.slice(prefix.length) : value,
  ),
  trimsuffix: text((value = '', suffix = '') =>
    suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value,
  ),
  replace: text((value = '', search = '', by = '') =>
    /^\/.*\/$/.test(search) ? undefinedPattern() : value.split(search).join(by),
  ),
  format: (pattern, ...values) => formatText(textOf(pattern) ?? '', values),
  substr: (value, offset, length) => {
    const whole = textOf(value) ?? '';
    if (typeof offset !== 'number' || typeof length !== 'number') return undefined;
    return length < 0 ? whole.slice(offset) : whole.slice(offset, offset + length);
  },
  base64encode: text((value = '') => Buffer.from(value).toString('base64')),
  base64decode: text((value = '') => Buffer.from(value, 'base64').toString('utf8')),
  md5: text((value = '') => createHash('md5').update(value).digest('hex')),
  sha1: text((value = '') => createHash('sha1').update(value).digest('hex')),
  sha256: text((value = '') => createHash('sha256').update(value).digest('hex')),
};

/** They ask how many or which elements there are, not what these are. */
const SHAPE_ONLY: ReadonlySet<string> = new Set(['keys', 'length']);

function flattened(items: readonly Value[]): readonly Value[] {
  return items.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

function undefinedPattern(): never {
  throw new Error('patterns in replace() are not read');
}

function formatText(pattern: string, values: readonly Value[]): string | undefined {
  const rest = [...values];
  let complete = true;
  const formatted = pattern.replace(/%([%sdvq])/g, (whole, verb: string) => {
    if (verb === '%') return '%';
    const value = textOf(rest.shift());
    if (value === undefined) complete = false;
    return verb === 'q' ? JSON.stringify(value) : (value ?? whole);
  });
  return complete && !/%[-+ #0-9.]/.test(pattern) ? formatted : undefined;
}

/**
 * Calls a built-in function of the Terraform language.
 *
 * @returns undefined where the function, or what it would need, is not known here
 */
export function callFunction(name: string, values: readonly Value[]): Value | undefined {
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  const isKnown = (value: Value): boolean =>
    SHAPE_ONLY.has(name) && !isSet(value) ? !isUnknown(value) : unknownsIn(value).length === 0;
  if (builtIn === undefined || !values.every(isKnown)) return undefined;
  try {
    return builtIn(...values);
  } catch {
    return undefined;
  }
}
