import type { Change, Counts } from '../review/review';

/** Of a plan that says nothing. */
export const NO_COUNTS: Required<Counts> = {
  create: 0,
  update: 0,
  replace: 0,
  destroy: 0,
  move: 0,
  import: 0,
  forget: 0,
  renamed: 0,
  noise: 0,
  unchanged: 0,
};

/**
 * How many resources each kind of change concerns.
 *
 * @param all how many resources the plan knows
 */
export function countsOf(changes: readonly Change[], all: number): Counts {
  const counts = { ...NO_COUNTS };
  for (const { kind, noise, renamedTo } of changes) {
    if (noise) counts.noise++;
    else if (kind !== 'read') counts[kind]++;
    if (renamedTo !== undefined) counts.renamed++;
  }
  return { ...counts, unchanged: all - changes.length };
}

/** The counts of several plans as one. */
export function sumOf(all: readonly Counts[]): Counts {
  const sum = { ...NO_COUNTS };
  for (const counts of all) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name] ?? 0;
  }
  return sum;
}
