import { htmlText, markdownCode, markdownText } from '@archway/checks';
import { clip } from './clip';

/** A sentence of the review as Markdown, at most so many bytes. */
export function sentence(value: string, most = 600): string {
  return clip(value, most, markdownText);
}

/** A name or a value as Markdown code, at most so many bytes. */
export function code(value: string, most = 300): string {
  return clip(value, most, markdownCode);
}

/** A name within an HTML element. */
export function html(value: string, most = 300): string {
  return clip(value, most, htmlText);
}

/** What a reader opens, or may close. `title` is HTML that is escaped already. */
export function details(title: string, body: readonly string[], open = false): string {
  const tag = open ? '<details open>' : '<details>';
  return [`${tag}<summary>${title}</summary>`, ...body, '</details>'].join('\n\n');
}
