import { CONCERNS, type ConcernKind } from '@archway/review';
import { UsageError } from '../usage-error/usage-error';

const KINDS = Object.keys(CONCERNS) as readonly ConcernKind[];

/** What `--help` says of `--fail-on`. */
export const FAIL_ON_HELP = `concerns that fail the review, with commas between them; may be repeated (default: those in ARCHWAY_FAIL_ON). The kinds: ${KINDS.join(', ')}`;

/**
 * The kinds of concerns that fail a review: those that the flags name, such as `public,admin`, else
 * those that the variable ARCHWAY_FAIL_ON names.
 *
 * @throws UsageError that lists the kinds where one is not among them
 */
export function failOn(
  flags: readonly string[] | undefined,
  variable: string | undefined,
): readonly ConcernKind[] {
  if (flags !== undefined) return kindsIn(flags.join(','), '--fail-on');
  return variable === undefined || variable.trim() === ''
    ? []
    : kindsIn(variable, 'ARCHWAY_FAIL_ON');
}

function kindsIn(text: string, from: string): readonly ConcernKind[] {
  const named = text.split(',').map((kind) => kind.trim());
  const unknown = named.filter((kind) => !KINDS.some((known) => known === kind));
  if (unknown.length === 0) return KINDS.filter((kind) => named.includes(kind));
  throw new UsageError(
    `${from}: there is no kind ${unknown.map((kind) => `'${kind}'`).join(', ')}; the kinds are ${KINDS.join(', ')}`,
  );
}
