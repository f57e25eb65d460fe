/** What can be folded, the least important first. */
export const RANKS = [
  'noise',
  'creates',
  'updates',
  'meanings',
  'outputs',
  'groups',
  'drift',
  'plans',
  'checks',
  'details',
  'concerns',
] as const;

export type Rank = (typeof RANKS)[number];

/** A shorter way to tell a part. */
export interface Fold {
  readonly rank: Rank;
  /** Empty to leave the part out. */
  readonly text: () => string;
}

/** A block of Markdown, whole in itself, and the ways to tell it shorter, in the order of the ranks. */
export interface Part {
  readonly text: string;
  readonly folds: readonly Fold[];
}

/** A part as it is told in the end. */
export interface Told {
  readonly part: Part;
  readonly text: string;
  /** What it was folded by. */
  readonly folded: readonly Rank[];
}

/**
 * Bytes of UTF-8. GitHub says "65536 characters", and was seen to count code points here and bytes
 * there; there are never fewer bytes than UTF-16 units, nor fewer units than code points.
 */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Every part costs its text and the empty line after it. */
const BETWEEN = 2;

/**
 * Folds parts until they fit: rank by rank from the least important, and within a rank from the end of
 * the document. What cannot be folded is told whole.
 */
export function fit(parts: readonly Part[], limit: number): readonly Told[] {
  const told: Told[] = parts.map((part) => ({ part, text: part.text, folded: [] }));
  let size = told.reduce((sum, { text }) => sum + costOf(text), 0);
  for (const rank of RANKS) {
    for (let index = told.length - 1; index >= 0 && size > limit; index--) {
      const before = told[index];
      const fold = before?.part.folds.find((each) => each.rank === rank);
      if (!before || !fold) continue;
      const text = fold.text();
      if (text === before.text) continue;
      told[index] = { ...before, text, folded: [...before.folded, rank] };
      size += costOf(text) - costOf(before.text);
    }
  }
  return told;
}

/** The parts as one document. List items that follow each other are one list. */
export function joined(told: readonly Told[]): string {
  const texts = told.map(({ text }) => text).filter((text) => text !== '');
  return texts
    .map((text, index) => {
      const before = texts[index - 1];
      if (before === undefined) return text;
      const listed = isItem(text) && isItem(before) && !before.endsWith('>');
      return `${listed ? '\n' : '\n\n'}${text}`;
    })
    .join('');
}

function isItem(text: string): boolean {
  return text.startsWith('- ');
}

function costOf(text: string): number {
  return text === '' ? 0 : sizeOf(text) + BETWEEN;
}
