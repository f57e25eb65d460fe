import { CONCERNS, FINDING_KINDS, type ConcernKind } from '@archway/review';
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
  if (flags !== undefined) return kindsIn(flags.join(','), '--fail-on', KINDS);
  return variable === undefined || variable.trim() === ''
    ? []
    : kindsIn(variable, 'ARCHWAY_FAIL_ON', KINDS);
}

/** What `archway check --help` says of `--fail-on`. */
export const CHECK_FAIL_ON_HELP = `kinds of findings that fail the check, with commas between them; may be repeated (default: check-error). The kinds, which are those of review: ${FINDING_KINDS.join(', ')}`;

/**
 * The kinds of findings that fail a check.
 *
 * @throws UsageError that lists the kinds where one is not among them
 */
export function checkFailOn(flags: readonly string[] | undefined): readonly ConcernKind[] {
  return flags === undefined
    ? ['check-error']
    : kindsIn(flags.join(','), '--fail-on', FINDING_KINDS);
}

function kindsIn(
  text: string,
  from: string,
  kinds: readonly ConcernKind[],
): readonly ConcernKind[] {
  const named = text.split(',').map((kind) => kind.trim());
  const unknown = named.filter((kind) => !kinds.some((known) => known === kind));
  if (unknown.length === 0) return kinds.filter((kind) => named.includes(kind));
  throw new UsageError(
    `${from}: there is no kind ${unknown.map((kind) => `'${kind}'`).join(', ')}; the kinds are ${kinds.join(', ')}`,
  );
}
