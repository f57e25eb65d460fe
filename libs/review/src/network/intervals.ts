/** Numbers from `first` to `last`, both included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** In order, apart from each other by at least one number. */
export type Intervals = readonly Interval[];

/** The numbers of all of them. */
export function unionOf(all: readonly Interval[]): Intervals {
  const sorted = [...all].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || next.first > last.last + 1n) merged.push(next);
    else if (next.last > last.last) merged[merged.length - 1] = { ...last, last: next.last };
  }
  return merged;
}

/** The numbers of `from` that are not in `taken`. */
export function minus(from: Intervals, taken: Intervals): Intervals {
  return taken.reduce<Intervals>(
    (left, { first, last }) =>
      left.flatMap((each) => {
        if (last < each.first || first > each.last) return [each];
        const below = each.first < first ? [{ first: each.first, last: first - 1n }] : [];
        const above = each.last > last ? [{ first: last + 1n, last: each.last }] : [];
        return [...below, ...above];
      }),
    from,
  );
}

/** How many numbers there are. */
export function sizeOf(intervals: Intervals): bigint {
  return intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
