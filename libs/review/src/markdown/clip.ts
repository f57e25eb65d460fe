import { sizeOf } from './fit';

/**
 * A value, on one line, rendered within a number of bytes; where it does not fit, its beginning and an ellipsis. The
 * cut is made in the value, between two characters as a reader sees them, so no escape is ever cut.
 */
export function clip(value: string, most: number, render: (value: string) => string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  // Nothing is rendered shorter than it is: what follows would not fit.
  const head = line.slice(0, most + 1);
  if (head === line) {
    const whole = render(head);
    if (sizeOf(whole) <= most) return whole;
  }
  const cutAt = (end: number) => render(`${head.slice(0, betweenCharacters(head, end))}…`);
  let low = 0;
  let high = head.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sizeOf(cutAt(middle)) <= most) low = middle;
    else high = middle - 1;
  }
  return cutAt(low);
}

/** What belongs to the character before it: accents, joiners, skin tones, the second half of a pair. */
const BELONGS = /^[\p{M}\u200d\p{Emoji_Modifier}]|^[\udc00-\udfff]/u;

/** The longest sequence that is drawn as one character, in UTF-16 units; marks piled up higher are cut. */
const LONGEST = 32;

function betweenCharacters(text: string, end: number): number {
  for (let at = end; at > 0 && at > end - LONGEST; at--) {
    if (!BELONGS.test(text.slice(at, at + 2)) && text[at - 1] !== '\u200d') return at;
  }
  return Math.max(0, end - LONGEST);
}
