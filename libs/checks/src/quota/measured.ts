import type { Subject } from '../estate/estate';

/** How much of a quota something uses, at least: what is not known counts as nothing. */
export interface Measured {
  /** The name of the quota. */
  readonly quota: string;
  readonly subject: Subject;
  readonly number: number;
}

/** Quantities as measurements; what uses nothing is left out. */
export function measured(
  quota: string,
  numbers: Iterable<readonly [Subject, number]>,
): readonly Measured[] {
  return [...numbers]
    .filter(([, number]) => number > 0)
    .map(([subject, number]) => ({ quota, subject, number }));
}
