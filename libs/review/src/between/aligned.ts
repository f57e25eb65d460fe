import { isList, isObject, isSensitive, isUnknown, type Value } from '@archway/terraform';

/**
 * The second value, with every mark that says the same as in the first one replaced by that: two
 * values that are known only after an apply are alike where Terraform's text of them is, and what
 * they refer to.
 */
export function aligned(before: Value | undefined, after: Value): Value {
  if (isUnknown(after)) return isUnknown(before) && isAlike(before, after) ? before : after;
  if (isList(after)) {
    const items = isList(before) ? before : [];
    return after.map((item, at) => aligned(items[at], item));
  }
  if (!isObject(after)) return after;
  const parts = isObject(before) ? before : {};
  return Object.fromEntries(
    Object.entries(after).map(([name, item]) => [name, aligned(parts[name], item)]),
  );
}

function isAlike(before: Value, after: Value): boolean {
  if (!isUnknown(before) || !isUnknown(after)) return false;
  const sameSource =
    before.expression === after.expression && before.references.join() === after.references.join();
  if (!isSensitive(before) || !isSensitive(after)) {
    return sameSource && isSensitive(before) === isSensitive(after);
  }
  return before.equals(after) ?? sameSource;
}
