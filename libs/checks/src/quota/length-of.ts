import { isList, textsOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';

/** How many values an argument has, at least: what is not known counts as nothing. */
export function lengthOf(value: Value | undefined): number {
  if (isList(value)) return value.length;
  return isStated(value) && textsOf(value).length > 0 ? 1 : 0;
}
