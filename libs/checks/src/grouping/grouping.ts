/** Items by a key, in the order of their first appearance. */
export function groupBy<Item, Key = string>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}

/** Every two of some items, each pair once. */
export function* pairsOf<Item>(items: readonly Item[]): Generator<readonly [Item, Item]> {
  for (const [at, a] of items.entries()) {
    for (let next = at + 1; next < items.length; next += 1) yield [a, items[next] as Item];
  }
}
