import type { Review } from '../review/review';

/** Text that is no review. The message is one line that names the file and what to do. */
export class UnreadableReview extends Error {
  override readonly name = 'UnreadableReview';
}

/** Whether text begins as a review in JSON does; it may still be malformed. */
export function looksLikeReview(text: string): boolean {
  return /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"verdict"/.test(text.slice(0, 200));
}

/**
 * A review that was written as JSON before.
 *
 * @param file names the text in errors
 * @throws {@link UnreadableReview} for text that is no review, or one of another version
 */
export function parseReview(text: string, file: string): Review {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableReview(`${file}: is not valid JSON: have archway review write it again`);
  }
  const review = json as Review;
  if (!isRecord(json) || json['version'] !== 1) {
    const version = isRecord(json) ? String(json['version']) : 'none';
    throw new UnreadableReview(
      `${file}: is a review of version ${version}; this reads 1: have archway review write it again`,
    );
  }
  if (!isWhole(review)) {
    throw new UnreadableReview(
      `${file}: is a review with parts missing: have archway review write it again`,
    );
  }
  return review;
}

function isWhole({ verdict, counts, plans, checks }: Partial<Review>): boolean {
  const lists: readonly unknown[] = [verdict?.concerns, plans, checks?.added, checks?.fixed];
  return (
    isRecord(counts) && lists.every((list) => Array.isArray(list)) && (plans ?? []).every(isPlan)
  );
}

function isPlan(plan: unknown): boolean {
  return (
    isRecord(plan) && ['changes', 'drift', 'outputs'].every((part) => Array.isArray(plan[part]))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
