import type { Review } from '../review/review';

/** The review as one JSON document. */
export function reviewJson(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}
