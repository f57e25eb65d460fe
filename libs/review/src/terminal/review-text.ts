import type { Review } from '../review/review';
import {
  checksText,
  concernsText,
  driftText,
  outputsText,
  planText,
  verdictText,
} from './section-text';
import { wrapped } from './wrap';

/** Narrower than this nothing can be read. */
const LEAST_COLUMNS = 20;

export interface TextOptions {
  /** The width of the terminal; 20 at least. */
  readonly columns: number;
  /** Whether the terminal shows colours. */
  readonly color: boolean;
}

/** The review for the terminal: no line is wider than it, and nothing in a value moves its cursor. */
export function reviewText(review: Review, { columns, color }: TextOptions): string {
  const width = Math.max(LEAST_COLUMNS, columns);
  const sections = [
    verdictText(review),
    concernsText(review),
    checksText(review),
    ...review.plans.map((plan) => planText(plan)),
    driftText(review.plans),
    ...review.plans.map((plan) => outputsText(plan)),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.flatMap((paragraph) => wrapped(paragraph, width, color)).join('\n'))
    .map((text) => `${text}\n`)
    .join('\n');
}
