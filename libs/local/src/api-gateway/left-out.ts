/** A map without some of its names. */
export function withoutNames<Value>(
  map: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
