import type { Concern } from '../../review/review';

/** What stands behind a concern and is not in its sentence already. */
export function furtherDetails({ text, details }: Concern): readonly string[] {
  return details.filter((line) => !text.includes(line));
}
