import type { Subject } from './estate';

/** A text has its own order and a plan sorts: which of two is the first must not depend on it. */
export function byAddress(subjects: readonly Subject[]): readonly Subject[] {
  return [...subjects].sort((one, other) => (one.address < other.address ? -1 : 1));
}
