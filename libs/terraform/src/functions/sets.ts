import { EvaluationError } from '../expression/evaluation-error';
import { toSet } from '../types/convert';
import { convert } from '../types/convert';
import { ANY, setOf, type Type } from '../types/type';
import { typeOf } from '../types/type-of';
import { unify } from '../types/unify';
import { isSet, ofKind } from '../value/kind';
import { isList, type Value } from '../value/value';
import { any, set, type Functions } from './definition';
import { equal } from './equal';

export const SETS: Functions = {
  setunion: { parameters: [set], rest: set, call: (sets) => toSet(alike(sets).flat()) },
  setintersection: {
    parameters: [set],
    rest: set,
    call: (sets) => {
      const [first = [], ...others] = alike(sets);
      return toSet(first.filter((item) => others.every((other) => holds(other, item))));
    },
  },
  setsubtract: {
    parameters: [set, set],
    call: (sets) => {
      const [first = [], second = []] = alike(sets);
      return toSet(first.filter((item) => !holds(second, item)));
    },
  },
  setproduct: {
    parameters: [any],
    rest: any,
    call: (values) => {
      if (values.length < 2) throw new EvaluationError('setproduct(): at least two arguments');
      const lists = values.map((each) => {
        if (!isList(each)) throw new EvaluationError('setproduct(): a set or a list is required');
        return each;
      });
      const tuplesThere = lists.reduce((number, { length }) => number * length, 1);
      if (tuplesThere > MOST_TUPLES) return undefined;
      const of = lists.map((items) => unify(items.map(typeOf)));
      const types = of.map((type) => {
        if (type === undefined) throw new EvaluationError('setproduct(): elements of one type');
        return type;
      });
      const tuples = product(lists.map((items, at) => converted(items, types[at] ?? ANY)));
      return values.some((each) => isSet(each)) ? toSet(tuples) : ofKind('list', tuples);
    },
  },
};

/** More than any configuration has instances. */
const MOST_TUPLES = 100_000;

function converted(items: readonly Value[], type: Type): readonly Value[] {
  return items.map((item) => convert(item, type));
}

function product(lists: readonly (readonly Value[])[]): Value[] {
  return lists
    .reduce<readonly (readonly Value[])[]>(
      (rows, items) => rows.flatMap((row) => items.map((item) => [...row, item])),
      [[]],
    )
    .map((row) => ofKind('tuple', [...row]));
}

/** Sets of one type, as Terraform converts them before it compares their elements. */
function alike(sets: readonly Value[]): readonly (readonly Value[])[] {
  const type = unify(sets.flatMap((each) => (isList(each) ? each.map(typeOf) : [])));
  if (type === undefined) throw new EvaluationError('all sets must have the same element type');
  return sets.map((each) => {
    const same = convert(each, setOf(type));
    return isList(same) ? same : [];
  });
}

function holds(items: readonly Value[], item: Value): boolean {
  return items.some((each) => equal(each, item) === true);
}
