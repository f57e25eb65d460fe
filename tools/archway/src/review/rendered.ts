import { reviewJson, reviewMarkdown, reviewPage, reviewText, type Review } from '@archway/review';
import type { Terminal } from '../cli/terminal';

export const FORMATS = ['terminal', 'markdown', 'html', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** The width where nobody reads on a terminal. */
const COLUMNS = 100;

/** What a form takes beside the review. */
export interface RenderOptions extends Pick<Terminal, 'columns' | 'color'> {
  /** The most bytes of the Markdown. @default - what a comment on GitHub may hold */
  readonly limit?: number;
}

/** A review in one of its forms. */
export function rendered(
  review: Review,
  format: Format,
  { columns = COLUMNS, color = false, limit }: RenderOptions,
): string {
  switch (format) {
    case 'terminal':
      return reviewText(review, { columns, color });
    case 'markdown':
      return reviewMarkdown(review, limit === undefined ? {} : { limit });
    case 'html':
      return reviewPage(review);
    case 'json':
      return reviewJson(review);
  }
}
