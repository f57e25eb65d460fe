import type { Json, JsonObject } from '../document/document';
import { toNumber } from '../expression/conversion';
import { elementsOf, sortedEntries } from '../expression/evaluate-for';
import { EvaluationError } from '../expression/evaluation-error';
import { Namespace } from '../expression/scope';
import { kindOf } from '../value/kind';
import {
  isList,
  isObject,
  isUnknown,
  objectFrom,
  textOf,
  Unknown,
  type Value,
} from '../value/value';

/** Values of names that hold within a block only, such as `each` or the iterator of a dynamic block. */
export type Names = ReadonlyMap<string, Value>;

/** The instances of a block that `count` or `for_each` makes. */
export type Instances =
  | { readonly kind: 'one' }
  | { readonly kind: 'many'; readonly all: readonly Instance[]; readonly by: Repetition }
  | { readonly kind: 'uncertain'; readonly by: Repetition; readonly reason: string };

export type Repetition = 'count' | 'for_each';

export interface Instance {
  readonly key: string | number;
  /** What `each` or `count` stands for. */
  readonly names: Names;
}

/** The most instances of one block that are looked at one by one. */
const MOST = 5_000;

/**
 * @param evaluate evaluates an argument in the module of the block; never throws
 */
export function instancesOf(body: JsonObject, evaluate: (json: Json) => Value): Instances {
  const { count, for_each: forEach } = body;
  if (count !== undefined && count !== null) {
    return attempt('count', () => counted(evaluate(count)));
  }
  if (forEach === undefined || forEach === null) return { kind: 'one' };
  return attempt('for_each', () => forEachOf(evaluate(forEach)));
}

/** What `each` and `count` are where the instances are not known. */
export function uncertainNames(by: Repetition): Names {
  const name = by === 'count' ? 'count' : 'each';
  const differs = (part: string): Value =>
    new Unknown(`\${${name}.${part}}`, [`${name}.${part}`], 'it differs from instance to instance');
  return new Map([[name, new Namespace(name, differs)]]);
}

function attempt(by: Repetition, expand: () => readonly Instance[] | Unknown): Instances {
  try {
    const all = expand();
    if (all instanceof Unknown) return { kind: 'uncertain', by, reason: all.reason };
    if (all.length <= MOST) return { kind: 'many', by, all };
    return { kind: 'uncertain', by, reason: `it makes more than ${MOST} instances` };
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'uncertain', by, reason: error.message };
    throw error;
  }
}

function counted(value: Value): readonly Instance[] | Unknown {
  if (isUnknown(value)) return value;
  const count = toNumber(value);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
    throw new EvaluationError(`count is a whole number from 0, got ${textOf(count) ?? 'more'}`);
  }
  return Array.from({ length: Math.min(count, MOST + 1) }, (_, key) => ({
    key,
    names: new Map([['count', objectFrom([['index', key]])]]),
  }));
}

function forEachOf(value: Value): readonly Instance[] | Unknown {
  if (isUnknown(value)) return value;
  const kind = kindOf(value);
  if (isList(value) && (kind === 'tuple' || kind === 'list') && value.length > 0) {
    throw new EvaluationError('for_each takes a map or a set of strings, got a list');
  }
  if (isList(value)) {
    const elements = elementsOf(value);
    if (isUnknown(elements)) return elements;
    const unknown = value.find((item) => isUnknown(item));
    if (unknown !== undefined) return unknown;
    if (!value.every((item) => typeof item === 'string')) {
      throw new EvaluationError('for_each takes a set of strings');
    }
    return value.map((key) => instance(key, key));
  }
  if (!isObject(value)) throw new EvaluationError('for_each takes a map or a set of strings');
  return sortedEntries(value).map(([key, item]) => instance(key, item));
}

function instance(key: string, value: Value): Instance {
  return {
    key,
    names: new Map([
      [
        'each',
        objectFrom([
          ['key', key],
          ['value', value],
        ]),
      ],
    ]),
  };
}
