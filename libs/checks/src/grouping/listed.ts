/** How many names of a list are written out. */
const SHOWN = 3;

/** Names as a sentence lists them: the first three, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  const shown = more > 0 ? [...names.slice(0, SHOWN), `${more} more`] : names;
  const [last = ''] = shown.slice(-1);
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
