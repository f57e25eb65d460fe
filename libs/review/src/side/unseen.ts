import { isStated } from '@archway/checks';
import { isSensitive, isUnknown, type Unknown, type Value } from '@archway/terraform';

/**
 * What somebody stated and a reader cannot see: a sensitive value, or one that is known only after the
 * apply. What the provider fills in is nobody's statement.
 */
export function unseenIn(value: Value | undefined): readonly Unknown[] {
  if (isSensitive(value)) return [value];
  return isUnknown(value) && isStated(value) ? [value] : [];
}

/** Whether two values that cannot be seen are certainly the same. */
export function isSameUnseen(a: Unknown, b: Unknown): boolean {
  return isSensitive(a) && isSensitive(b) && a.equals(b) === true;
}

/** What a person can be told of it: what it would come from. */
export function unseenText(unknown: Unknown): string {
  if (isSensitive(unknown) || unknown.references.length === 0) return unknown.expression;
  return `${unknown.references.join(', ')} (known after apply)`;
}
