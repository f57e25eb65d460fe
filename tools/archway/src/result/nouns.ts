import type { Noun } from '../entry/entry';

/** What to call several entries: by their own noun where they share it. */
export function nounOf(entries: readonly { readonly noun: Noun }[]): Noun | 'entry' {
  const nouns = new Set(entries.map(({ noun }) => noun));
  const [first = 'object'] = nouns;
  if (nouns.size <= 1) return first;
  return [...nouns].every((noun) => noun === 'photo' || noun === 'object') ? 'object' : 'entry';
}
