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

/** The most instances of a configuration that are looked at one by one. */
const MOST = 50_000;

/** Counts the instances of all blocks: modules in modules multiply. */
export class InstanceBudget {
  constructor(private left = MOST) {}

  /**
   * @param cost how many blocks each instance has
   * @param make makes at most so many instances
   */
  spend(cost: number, make: (most: number) => Instances): Instances {
    const instances = make(Math.floor(this.left / cost));
    if (instances.kind === 'many') this.left -= instances.all.length * cost;
    return instances;
  }
}

export const TOO_MANY = 'there are too many instances to look at each';

/**
 * @param most how many there may be before one stands for all
 * @param evaluate evaluates an argument in the module of the block; never throws
 */
export function instancesOf(
  body: JsonObject,
  most: number,
  evaluate: (json: Json) => Value,
): Instances {
  const { count, for_each: forEach } = body;
  if (count !== undefined && count !== null) {
    return attempt('count', most, () => counted(evaluate(count), most));
  }
  if (forEach === undefined || forEach === null) return { kind: 'one' };
  return attempt('for_each', most, () => forEachOf(evaluate(forEach)));
}

/** What `each` and `count` are where the instances are not known. */
export function uncertainNames(by: Repetition): Names {
  const name = by === 'count' ? 'count' : 'each';
  const differs = (part: string): Value =>
    new Unknown(`\${${name}.${part}}`, [`${name}.${part}`], 'it differs from instance to instance');
  return new Map([[name, new Namespace(name, differs)]]);
}

function attempt(
  by: Repetition,
  most: number,
  expand: () => readonly Instance[] | Unknown,
): Instances {
  try {
    const all = expand();
    if (all instanceof Unknown) return { kind: 'uncertain', by, reason: all.reason };
    if (all.length <= most) return { kind: 'many', by, all };
    return { kind: 'uncertain', by, reason: TOO_MANY };
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'uncertain', by, reason: error.message };
    throw error;
  }
}

function counted(value: Value, most: number): readonly Instance[] | Unknown {
  if (isUnknown(value)) return value;
  const count = toNumber(value);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
    throw new EvaluationError(`count is a whole number from 0, got ${textOf(count) ?? 'more'}`);
  }
  if (count > most) throw new EvaluationError(TOO_MANY);
  return Array.from({ length: count }, (_, key) => ({
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
