/** Object keys that begin with `prefix` and end with `suffix`; what is left out admits everything. */
export interface KeyPattern {
  /** @default - any */
  readonly prefix?: string;
  /** @default - any */
  readonly suffix?: string;
}

/**
 * Whether some object key fits both patterns.
 *
 * A common key exists exactly when one prefix begins with the other and one suffix ends with the other: the longer
 * prefix followed by the longer suffix is such a key.
 */
export function mayOverlap(a: KeyPattern, b: KeyPattern): boolean {
  return (
    oneContains(a.prefix ?? '', b.prefix ?? '', (long, short) => long.startsWith(short)) &&
    oneContains(a.suffix ?? '', b.suffix ?? '', (long, short) => long.endsWith(short))
  );
}

function oneContains(
  a: string,
  b: string,
  contains: (long: string, short: string) => boolean,
): boolean {
  return a.length >= b.length ? contains(a, b) : contains(b, a);
}
