import type { Concern, ConcernKind, Review } from '../review/review';

/** The concerns of a review that a gate on some kinds stops at; notes are none. */
export function failing(review: Review, kinds: readonly ConcernKind[]): readonly Concern[] {
  return review.verdict.concerns.filter(
    ({ kind, level }) => level !== 'note' && kinds.includes(kind),
  );
}
