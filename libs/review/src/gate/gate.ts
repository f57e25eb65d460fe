import type { Concern, ConcernKind, Review } from '../review/review';

/** Kinds that are mostly notes: who names one of them means those too. */
const NOTES_COUNT: readonly ConcernKind[] = [
  'destroy',
  'replace',
  'check-warning',
  'drift',
  'incomplete',
];

/**
 * The concerns of a review that a gate on some kinds stops at. Notes of other kinds pass, such as a new
 * role that may do what its own plan needs; so does what somebody accepts; so do findings that nobody can say are new.
 */
export function failing(review: Review, kinds: readonly ConcernKind[]): readonly Concern[] {
  const withoutState = new Set(
    review.plans.filter((plan) => plan.withoutState).map(({ id }) => id),
  );
  return review.verdict.concerns.filter(({ kind, level, plan, also = [], accepted }) => {
    if (also.some((each) => kinds.includes(each))) return true;
    if (accepted !== undefined || !kinds.includes(kind)) return false;
    if (level !== 'note') return true;
    return NOTES_COUNT.includes(kind) && !(kind === 'check-warning' && withoutState.has(plan));
  });
}
