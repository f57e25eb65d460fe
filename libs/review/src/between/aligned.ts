import { isList, isObject, isUnknown, type Unknown, type Value } from '@archway/terraform';
import type { Path } from '../change/difference';
import type { Likeness } from './likeness';

/** Compares two values that are known only after an apply, by where they stand in a resource. */
export type MarkLikeness = (path: Path, before: Unknown, after: Unknown) => Likeness;

/**
 * The second value, with every mark that is not known to differ from the one in the first one replaced
 * by that: what differs then is what is known to.
 */
export function aligned(
  before: Value | undefined,
  after: Value,
  likeness: MarkLikeness,
  path: Path = [],
): Value {
  if (isUnknown(after)) {
    return isUnknown(before) && likeness(path, before, after) !== 'different' ? before : after;
  }
  if (isList(after)) {
    const items = isList(before) ? before : [];
    return after.map((item, at) => aligned(items[at], item, likeness, [...path, at]));
  }
  if (!isObject(after)) return after;
  const parts = isObject(before) ? before : {};
  return Object.fromEntries(
    Object.entries(after).map(([name, item]) => [
      name,
      aligned(parts[name], item, likeness, [...path, name]),
    ]),
  );
}
