import { kindOf } from '../value/kind';
import { isList, isObject, isUnknown, type Value } from '../value/value';

/** Whether two values are equal as by `==`; undefined where one is not known. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (isUnknown(a) || isUnknown(b)) return undefined;
  if (isList(a) && isList(b)) {
    if (kindsDiffer(a, b) || a.length !== b.length) return false;
    return every(a.map((item, at) => equal(item, b[at] ?? null)));
  }
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    if (kindsDiffer(a, b) || names.length !== Object.keys(b).length) return false;
    return every(
      names.map((name) =>
        Object.hasOwn(b, name) ? equal(a[name] ?? null, b[name] ?? null) : false,
      ),
    );
  }
  return a === b;
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** A value of which nobody said the kind is as its literal: a tuple, or an object. */
function kindsDiffer(a: object, b: object): boolean {
  const literal = Array.isArray(a) ? 'tuple' : 'object';
  return (kindOf(a) ?? literal) !== (kindOf(b) ?? literal);
}
