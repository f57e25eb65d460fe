/** A key whose value nobody knows before the request is made. */
export const UNKNOWN_VALUE = Symbol('a value that is not known');

/** A list for keys that have several values, such as `aws:TagKeys`. An empty list counts as no key. */
export type ContextValue = string | readonly string[] | typeof UNKNOWN_VALUE;

/** The keys of a request, and what counts for those that are not in it. */
export interface RequestContext {
  readonly keys: Readonly<Record<string, ContextValue>>;
  /** Whether a key that is not listed is absent from the request, or may be in it. */
  readonly otherKeys: 'absent' | 'unknown';
}

/** The values of a key; undefined for an absent one. Names of keys ignore case. */
export function valuesOf(
  { keys, otherKeys }: RequestContext,
  key: string,
): readonly string[] | typeof UNKNOWN_VALUE | undefined {
  const wanted = key.toLowerCase();
  const found = Object.entries(keys).find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (found === undefined) return otherKeys === 'unknown' ? UNKNOWN_VALUE : undefined;
  if (typeof found === 'string') return [found];
  if (found === UNKNOWN_VALUE) return found;
  return found.length === 0 ? undefined : found;
}
