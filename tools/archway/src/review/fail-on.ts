import { CONCERNS, type ConcernKind } from '@archway/review';
import { UsageError } from '../usage-error/usage-error';

const KINDS = Object.keys(CONCERNS) as readonly ConcernKind[];

/**
 * The kinds of concerns that fail a review, from `public,admin`.
 *
 * @throws UsageError that lists the kinds where one is not among them
 */
export function failOn(text: string): readonly ConcernKind[] {
  const named = text.split(',').map((kind) => kind.trim());
  const unknown = named.filter((kind) => !KINDS.some((known) => known === kind));
  if (unknown.length === 0) return KINDS.filter((kind) => named.includes(kind));
  throw new UsageError(
    `--fail-on: there is no kind ${unknown.map((kind) => `'${kind}'`).join(', ')}; the kinds are ${KINDS.join(', ')}`,
  );
}
