import { isUnknown, type Value } from './value';

const SIZES = new WeakMap<object, number>();

/**
 * How many parts a value has, those that it has twice counted twice: whoever goes through the value
 * meets each of them.
 */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return 1 + value.length / 64;
  if (typeof value !== 'object' || value === null || isUnknown(value)) return 1;
  const known = SIZES.get(value);
  if (known !== undefined) return known;
  let size = 1;
  for (const part of Object.values(value)) size += sizeOf(part);
  SIZES.set(value, size);
  return size;
}
