import { EvaluationError } from '../expression/evaluation-error';
import { convert } from '../types/convert';
import { compareTexts } from '../types/set-order';
import { ANY, listOf, mapOf, sameType, STRING } from '../types/type';
import { typeOf } from '../types/type-of';
import { unify } from '../types/unify';
import { isSet, kindOf, ofKind } from '../value/kind';
import {
  isList,
  isObject,
  isUnknown,
  unknownsIn,
  type ObjectValue,
  type Value,
  textOf,
} from '../value/value';
import { any, anything, list, number, nullable, text, texts, type Functions } from './definition';
import { isNumeric, plus, type Numeric } from '../value/fraction';
import { equal } from './equal';
import { countOf, graphemes } from './text';

export const COLLECTION: Functions = {
  alltrue: { parameters: [flags()], partly: true, call: ([items]) => holdsFor(items, false) },
  anytrue: { parameters: [flags()], partly: true, call: ([items]) => holdsFor(items, true) },
  chunklist: {
    parameters: [list, number],
    partly: true,
    call: ([items = [], size = 0]) => chunks(listIn(items), countOf(size, 'chunklist')),
  },
  coalesce: {
    parameters: [],
    rest: anything,
    call: coalesced,
  },
  coalescelist: {
    parameters: [],
    rest: anything,
    call: (lists) => {
      for (const each of lists) {
        // Terraform passes over a null that is a list, and refuses one that may be of any type.
        if (isUnknown(each) || each === null) return undefined;
        if (!isList(each)) throw new EvaluationError('coalescelist(): a list is required');
        if (each.length > 0) return each;
      }
      throw new EvaluationError('coalescelist(): no list has an element');
    },
  },
  compact: {
    parameters: [texts],
    call: ([items]) =>
      ofKind(
        'list',
        listIn(items).filter((item) => item !== null && item !== ''),
      ),
  },
  concat: {
    parameters: [],
    rest: any,
    partly: true,
    call: (lists) => {
      if (lists.length === 0) throw new EvaluationError('concat(): at least one list is required');
      const all = lists.flatMap((each) => {
        if (!isList(each) || isSet(each)) throw new EvaluationError('concat(): lists are required');
        return each;
      });
      return lists.every((each) => kindOf(each) === 'list')
        ? convert(all, listOf(ANY))
        : ofKind('tuple', [...all]);
    },
  },
  contains: {
    parameters: [any, any],
    partly: true,
    call: ([items, value = null]) => {
      if (!isList(items)) throw new EvaluationError('contains(): a list, tuple or set is required');
      const answers = items.map((item) => equal(item, value));
      if (answers.includes(true)) return true;
      return answers.includes(undefined) ? undefined : false;
    },
  },
  distinct: {
    parameters: [list],
    call: ([items]) => {
      const kept: Value[] = [];
      for (const item of listIn(items)) {
        if (!kept.some((each) => equal(each, item) === true)) kept.push(item);
      }
      return ofKind('list', kept);
    },
  },
  element: {
    parameters: [any, number],
    partly: true,
    call: ([items, at = 0]) => {
      if (!isList(items) || isSet(items))
        throw new EvaluationError('element(): a list is required');
      if (items.length === 0) throw new EvaluationError('element(): the list is empty');
      return items[countOf(at, 'element') % items.length];
    },
  },
  flatten: {
    parameters: [any],
    partly: true,
    call: ([items]) => {
      if (!isList(items)) throw new EvaluationError('flatten(): a list is required');
      // What is not known may itself be a list.
      const flat = flattened(items);
      return flat.some((each) => isUnknown(each)) ? undefined : ofKind('tuple', flat);
    },
  },
  index: {
    parameters: [any, any],
    call: ([items, value = null]) => {
      if (!isList(items) || isSet(items)) throw new EvaluationError('index(): a list is required');
      const at = items.findIndex((item) => equal(item, value) === true);
      if (at < 0) throw new EvaluationError('index(): item not found');
      return at;
    },
  },
  keys: {
    parameters: [any],
    partly: true,
    call: ([map]) => ofKind(kindOf(map) === 'map' ? 'list' : 'tuple', sortedKeys(map, 'keys')),
  },
  values: {
    parameters: [any],
    partly: true,
    call: ([map]) =>
      ofKind(
        kindOf(map) === 'map' ? 'list' : 'tuple',
        sortedKeys(map, 'values').map((key) => (map as ObjectValue)[key] ?? null),
      ),
  },
  length: {
    parameters: [any],
    partly: true,
    call: ([value]) => {
      if (typeof value === 'string') return graphemes(value).length;
      if (isList(value)) {
        return isSet(value) && unknownsIn(value).length > 0 ? undefined : value.length;
      }
      if (isObject(value)) return Object.keys(value).length;
      throw new EvaluationError('length(): a string, a list, or a map is required');
    },
  },
  lookup: {
    parameters: [any, text],
    rest: anything,
    partly: true,
    call: ([map, key = '', ...otherwise]) => {
      if (!isObject(map)) throw new EvaluationError('lookup(): a map is required');
      const name = key as string;
      const isMap = kindOf(map) === 'map';
      if (Object.hasOwn(map, name)) return map[name];
      const [value] = otherwise;
      if (value === undefined) throw new EvaluationError(`lookup(): there is no key "${name}"`);
      const type = isMap ? typeOf(map) : ANY;
      return type.kind === 'map' ? convert(value, type.of) : value;
    },
  },
  matchkeys: {
    parameters: [list, list, list],
    call: ([values, keys, wanted]) => {
      if (listIn(values).length !== listIn(keys).length) {
        throw new EvaluationError('matchkeys(): values and keys must have the same length');
      }
      const isWanted = (key: Value | undefined): boolean =>
        listIn(wanted).some((each) => equal(textLike(each), textLike(key ?? null)) === true);
      return ofKind(
        'list',
        listIn(values).filter((_, at) => isWanted(listIn(keys)[at])),
      );
    },
  },
  merge: { parameters: [], rest: nullable, partly: true, call: merged },
  one: {
    parameters: [any],
    partly: true,
    call: ([items]) => {
      if (!isList(items)) throw new EvaluationError('one(): a list, set, or tuple is required');
      if (items.length > 1)
        throw new EvaluationError('one(): must have either zero or one elements');
      return items[0] ?? null;
    },
  },
  range: {
    parameters: [number],
    rest: number,
    call: (numbers) => steps(numbers as number[]),
  },
  reverse: {
    parameters: [any],
    partly: true,
    call: ([items]) => {
      if (!isList(items)) throw new EvaluationError('reverse(): a list or tuple is required');
      return ofKind(isSet(items) ? 'list' : (kindOf(items) ?? 'tuple'), [...items].reverse());
    },
  },
  slice: {
    parameters: [any, number, number],
    partly: true,
    call: ([items, start = 0, end = 0]) => {
      if (!isList(items) || isSet(items)) throw new EvaluationError('slice(): a list is required');
      const [from, to] = [countOf(start, 'slice'), countOf(end, 'slice')];
      if (to > items.length || from > to) {
        throw new EvaluationError('slice(): the indexes are out of range');
      }
      return ofKind(kindOf(items) ?? 'tuple', items.slice(from, to));
    },
  },
  sum: {
    parameters: [any],
    call: ([items]) => {
      if (!isList(items)) throw new EvaluationError('sum(): a list is required');
      if (items.length === 0) throw new EvaluationError('sum(): the list is empty');
      return items.reduce<Numeric | undefined>((sum, item) => {
        const each = item === null ? null : convert(item, { kind: 'number' });
        if (each === null) throw new EvaluationError('sum(): an element is null');
        return sum === undefined || !isNumeric(each) ? undefined : plus(sum, each);
      }, 0);
    },
  },
  transpose: {
    parameters: [{ type: mapOf(listOf(STRING)) }],
    call: ([map]) => {
      const turned = new Map<string, string[]>();
      for (const key of sortedKeys(map, 'transpose')) {
        for (const each of listIn((map as ObjectValue)[key])) {
          if (typeof each !== 'string')
            throw new EvaluationError('transpose(): an element is null');
          turned.set(each, [...(turned.get(each) ?? []), key]);
        }
      }
      const keys = [...turned.keys()].sort(compareTexts);
      return ofKind(
        'map',
        Object.fromEntries(keys.map((key) => [key, ofKind('list', turned.get(key) ?? [])])),
      );
    },
  },
  zipmap: {
    parameters: [texts, any],
    partly: true,
    call: ([keys, values]) => {
      if (!isList(values)) throw new EvaluationError('zipmap(): a list of values is required');
      if (listIn(keys).length !== values.length) {
        throw new EvaluationError('zipmap(): keys and values must have the same length');
      }
      if (listIn(keys).some((key) => isUnknown(key))) return undefined;
      if (listIn(keys).includes(null)) throw new EvaluationError('zipmap(): a key is null');
      const entries = listIn(keys).map(
        (key, at) => [textOf(key) ?? '', values[at] ?? null] as const,
      );
      return ofKind(kindOf(values) === 'list' ? 'map' : 'object', Object.fromEntries(entries));
    },
  },
};

function flags() {
  return { type: listOf({ kind: 'bool' }) } as const;
}

function listIn(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}

function textLike(value: Value): Value {
  return typeof value === 'number' || typeof value === 'boolean' ? convert(value, STRING) : value;
}

/** The first element that decides; one that is not known before it leaves the answer open. */
function holdsFor(items: Value | undefined, decides: boolean): boolean | undefined {
  let isOpen = false;
  for (const item of listIn(items)) {
    if (isUnknown(item)) {
      // Terraform's alltrue gives up at the first unknown element; its anytrue looks further.
      if (!decides) return undefined;
      isOpen = true;
    } else if ((item ?? false) === decides) return decides;
  }
  return isOpen ? undefined : !decides;
}

function coalesced(values: readonly Value[]): Value | undefined {
  if (values.length === 0)
    throw new EvaluationError('coalesce(): at least one argument is required');
  const type = unify(values.map(typeOf));
  if (type === undefined)
    throw new EvaluationError('coalesce(): all arguments must have the same type');
  for (const value of values) {
    if (isUnknown(value)) return undefined;
    if (value === null) continue;
    const converted = convert(value, type);
    if (converted !== '') return converted;
  }
  throw new EvaluationError('coalesce(): no non-null, non-empty-string arguments');
}

function chunks(items: readonly Value[], size: number): Value {
  if (items.length === 0) return ofKind('list', []);
  if (size === 0) return ofKind('list', [ofKind('list', [...items])]);
  return ofKind(
    'list',
    Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
      ofKind('list', items.slice(at * size, (at + 1) * size)),
    ),
  );
}

function flattened(items: readonly Value[]): Value[] {
  return items.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

function sortedKeys(map: Value | undefined, name: string): string[] {
  if (!isObject(map)) throw new EvaluationError(`${name}(): a map or an object is required`);
  return Object.keys(map).sort(compareTexts);
}

function merged(maps: readonly Value[]): Value {
  const given = maps.filter((each) => each !== null);
  const objects = given.map((each) => {
    if (!isObject(each)) throw new EvaluationError('merge(): arguments must be maps or objects');
    return each;
  });
  const entries = objects.flatMap((each) => Object.entries(each));
  const result = Object.fromEntries(entries);
  const [first = ANY, ...others] = objects.map(typeOf);
  const isMap = first.kind === 'map' && others.every((type) => sameType(type, first));
  return ofKind(isMap ? 'map' : 'object', result);
}

/** So many Terraform makes at most. */
const MOST_STEPS = 1024;

function steps(numbers: readonly number[]): Value | undefined {
  if (numbers.length > 3) throw new EvaluationError('range(): takes one to three arguments');
  const [first = 0, second, third] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  if (start === end) return ofKind('list', []);
  if (step === 0 || (step > 0 && end < start) || (step < 0 && end > start)) {
    throw new EvaluationError('range(): the step leads away from the end');
  }
  const found: number[] = [];
  let at = start;
  while (step > 0 ? at < end : at > end) {
    if (found.length >= MOST_STEPS) throw new EvaluationError('range(): more than 1,024 values');
    found.push(at);
    const next = plus(at, step);
    if (typeof next !== 'number') return undefined;
    at = next;
  }
  return ofKind('list', found);
}
