import type { Subject } from '../estate/estate';
import type { QuotaName } from './quota-table';

/** How much of a quota something uses, at least: what is not known counts as nothing. */
export interface Measured {
  readonly quota: QuotaName;
  readonly subject: Subject;
  readonly number: number;
}

/** Quantities as measurements; what uses nothing is left out. */
export function measured(
  quota: QuotaName,
  numbers: Iterable<readonly [Subject, number]>,
): readonly Measured[] {
  return [...numbers]
    .filter(([, number]) => number > 0)
    .map(([subject, number]) => ({ quota, subject, number }));
}
