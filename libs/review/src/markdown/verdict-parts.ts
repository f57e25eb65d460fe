import { markdownBlock } from '@archway/checks';
import { detailsOf } from '../outline/concern-details';
import { pathOf } from '../outline/place';
import { tallyText } from '../outline/words';
import type { Concern, Level, Review, Verdict } from '../review/review';
import type { Part } from './fit';
import { code, details, sentence } from './snippets';

/** GitHub draws these as coloured boxes. */
const ALERTS: Readonly<Record<Verdict['level'], string>> = {
  stop: 'CAUTION',
  look: 'WARNING',
  note: 'NOTE',
  clean: 'TIP',
  nothing: 'TIP',
};

const ICONS: Readonly<Record<Level, string>> = { stop: '🛑', look: '⚠️', note: 'ℹ️' };

/** So many concerns are seen at once; the rest is opened. */
const MOST_SEEN = 20;
const MOST_DETAILS = 4;
/** So many lines of Terraform are shown. */
const MOST_LINES = 12;

/** The one sentence, in a box of its colour. */
export function verdictPart({ verdict }: Review): Part {
  const text = `> [!${ALERTS[verdict.level]}]\n> **${sentence(verdict.sentence, 1_000)}**`;
  return { text, folds: [] };
}

/** A part that tells concerns. */
export interface ConcernPart extends Part {
  readonly concerns: readonly Concern[];
}

/** The concerns, the worst first; what is beyond a screen is opened. */
export function concernParts(review: Review): readonly ConcernPart[] {
  const { concerns } = review.verdict;
  const told = (concern: Concern, full: boolean) => {
    const text = sentence(concern.text);
    const weight = concern.level === 'stop' ? `**${text}**` : text;
    const head = `- ${ICONS[concern.level]} ${weight} · ${code(pathOf(concern, review.plans))}`;
    return [head, ...(full ? detailLines(concern) : [])].join('\n');
  };
  const seen: readonly ConcernPart[] = concerns.slice(0, MOST_SEEN).map((concern) => ({
    concerns: [concern],
    text: told(concern, true),
    folds: [
      { rank: 'details', text: (): string => told(concern, false) },
      { rank: 'concerns', text: () => '' },
    ],
  }));
  const rest = concerns.slice(MOST_SEEN);
  if (rest.length === 0) return seen;
  const opened = (full: boolean) =>
    details(`and ${concernCounts(rest)}`, [rest.map((concern) => told(concern, full)).join('\n')]);
  return [
    ...seen,
    {
      concerns: rest,
      text: opened(true),
      folds: [
        { rank: 'details', text: (): string => opened(false) },
        { rank: 'concerns', text: () => '' },
      ],
    },
  ];
}

/** `12 more: 10 drift, 2 replace`. */
export function concernCounts(concerns: readonly Concern[]): string {
  return `${concerns.length} more: ${tallyText(concerns.map(({ kind }) => kind))}`;
}

function detailLines(concern: Concern): readonly string[] {
  const told = detailsOf(concern);
  const more = told.length - MOST_DETAILS;
  return [
    ...told
      .slice(0, MOST_DETAILS)
      .map((detail) =>
        'line' in detail ? `  - ${sentence(detail.line, 300)}` : blockOf(detail.block),
      ),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ];
}

/** Terraform to copy, within the item of its concern. */
function blockOf(lines: readonly string[]): string {
  const cut = lines.slice(0, MOST_LINES).map((line) => line.slice(0, 300));
  return markdownBlock(cut, 'hcl')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
