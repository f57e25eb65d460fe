import { sizeOf } from './fit';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A value rendered within a number of bytes; where it does not fit, its beginning and an ellipsis. The
 * cut is made in the value, between two characters as a reader sees them, so no escape is ever cut.
 */
export function clip(value: string, most: number, render: (value: string) => string): string {
  // Nothing but whitespace is rendered shorter than it is: what follows would not fit.
  const head = value.length > 2 * most ? value.slice(0, 2 * most) : value;
  const whole = render(head);
  if (head === value && sizeOf(whole) <= most) return whole;
  const starts = [...GRAPHEMES.segment(head)].map(({ index }) => index);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = sizeOf(render(`${head.slice(0, starts[middle])}…`)) <= most;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return render(`${head.slice(0, starts[low])}…`);
}
