import type { Concern } from '../review/review';

/** What is behind a concern: a sentence, or the lines of a block of Terraform to write. */
export type Detail = { readonly line: string } | { readonly block: readonly string[] };

/**
 * The details of a concern that its sentence has not told; a finding has its own section, which tells
 * what to do.
 */
export function detailsOf({ kind, text, details }: Concern): readonly Detail[] {
  if (kind === 'check-error' || kind === 'check-warning') return [];
  return furtherDetails({ text, details });
}

/** What is behind a concern and is not in its sentence already. */
export function furtherDetails({
  text,
  details,
}: Pick<Concern, 'text' | 'details'>): readonly Detail[] {
  return details
    .filter((detail) => !text.includes(detail))
    .map((detail) => (detail.includes('\n') ? { block: detail.split('\n') } : { line: detail }));
}
