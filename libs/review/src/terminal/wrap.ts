import { visible } from '@archway/checks';
import stringWidth from 'string-width';
import { painted, type Span } from './style';

/** One or more lines of the terminal: where they begin, where they go on, and what they say. */
export interface Paragraph {
  readonly indent: number;
  /** Where the second line begins. @default - as the first */
  readonly hang?: number;
  /** A word at the start of the first line, before the column where the others begin. */
  readonly lead?: Span;
  readonly spans: readonly Span[];
}

/** Room that words have at least, however deep they stand. */
const LEAST_ROOM = 10;

/** The most characters of a paragraph's piece; what is longer is read in the HTML review. */
const MOST = 600;

/** The paragraph in lines of at most so many columns. Nothing of its texts reaches the terminal as a control. */
export function wrapped(
  { indent, hang = indent, lead, spans }: Paragraph,
  columns: number,
  color: boolean,
): readonly string[] {
  const deepest = Math.max(0, columns - LEAST_ROOM);
  const starts = [Math.min(indent, deepest), Math.min(hang, deepest)] as const;
  const lines: string[] = [];
  const first = lead ? Math.max(0, starts[1] - starts[0] - widthOf(lead.text)) : 0;
  let line = lead ? `${painted(lead, color)}${' '.repeat(Math.max(1, first))}` : '';
  let used = starts[0] + (lead ? widthOf(lead.text) + Math.max(1, first) : 0);
  let fresh = true;
  const next = () => {
    lines.push(`${' '.repeat(starts[lines.length === 0 ? 0 : 1])}${line}`.trimEnd());
    line = '';
    used = starts[1];
    fresh = true;
  };
  for (const { text, style, glued } of wordsOf(spans)) {
    const gap = fresh || glued ? '' : ' ';
    if (!fresh && used + gap.length + widthOf(text) > columns) next();
    else if (gap) {
      line += gap;
      used += 1;
    }
    for (const piece of piecesOf(text, columns - used, columns - starts[1])) {
      if (used + widthOf(piece) > columns) next();
      fresh = false;
      line += painted({ text: piece, ...(style && { style }) }, color);
      used += widthOf(piece);
    }
  }
  next();
  return lines;
}

interface Word extends Span {
  /** It follows the word before it without a space. */
  readonly glued: boolean;
}

function wordsOf(spans: readonly Span[]): readonly Word[] {
  let spaced = true;
  return spans.flatMap(({ text, style }) => {
    const line = visible(cut(text).replace(/\s+/g, ' '));
    const words = line.split(' ');
    return words.flatMap((word, index) => {
      const glued = index === 0 && !spaced;
      if (index === words.length - 1) spaced = word === '';
      return word === '' ? [] : [{ text: word, ...(style && { style }), glued }];
    });
  });
}

/** A word in pieces that fit: the first in what is left of a line, the others in a line. */
function piecesOf(word: string, left: number, room: number): readonly string[] {
  if (widthOf(word) <= left) return [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of word) {
    const own = widthOf(character);
    if (width + own > (pieces.length === 0 ? left : room)) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += character;
    width += own;
  }
  return [...pieces, piece].filter((each) => each !== '');
}

/** Columns of a text. Most texts are plain, and need no look at what is wide, joined or of no width. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

function cut(text: string): string {
  const head = text.slice(0, 2 * MOST);
  const characters = [...head];
  return characters.length <= MOST ? head : `${characters.slice(0, MOST).join('')}…`;
}
