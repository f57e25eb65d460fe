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
