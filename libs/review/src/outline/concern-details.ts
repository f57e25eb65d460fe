import type { Concern } from '../review/review';

/** What stands behind a concern: a sentence, or the lines of a block of Terraform to write. */
export type Detail = { readonly line: string } | { readonly block: readonly string[] };

/**
 * The details of a concern that its sentence has not told; a finding has its own section, which tells
 * what to do.
 */
export function detailsOf({ kind, text, details }: Concern): readonly Detail[] {
  if (kind === 'check-error' || kind === 'check-warning') return [];
  const told: Detail[] = [];
  for (let at = 0; at < details.length; at++) {
    const line = details[at] ?? '';
    const end = line.endsWith('{') ? details.indexOf('}', at) : -1;
    if (end < 0) {
      if (!text.includes(line)) told.push({ line });
    } else {
      told.push({ block: details.slice(at, end + 1) });
      at = end;
    }
  }
  return told;
}
