import { visible } from './visible';

/** An empty comment within a word keeps GitHub from seeing what it would turn into a link, and is not shown. */
const BREAK = '<!-- -->';

/**
 * What GitHub links or draws in the finished HTML, where no backslash is left to stop it: mentions,
 * issues, emoji by name, addresses of the web.
 */
const LINKED: readonly (readonly [RegExp, string])[] = [
  [/@(?=[\p{L}\p{N}_])/gu, '@'],
  [/#(?=\p{N})/gu, '#'],
  [/\bgh-(?=\p{N})/giu, '$&'],
  [/:(?=[\w+-]+:)/g, ':'],
  [/:\/\//g, '://'],
  [/\bwww(?=\.)/gi, '$&'],
];

/** Stands for `BREAK` while the text is escaped; `visible` leaves none in a value. */
const MARK = '\u0001';

/** Text that stays text in GitHub's Markdown: no markup, no HTML, no mention or link, one line. */
export function markdownText(value: string): string {
  return marked(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]|~]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=#>])/, '\\$1')
    .replace(DOLLARS, '<span>$$</span>')
    .replaceAll(MARK, BREAK);
}

/** Text that stays text within an HTML element of Markdown, such as a `summary`. */
export function htmlText(value: string): string {
  return marked(value)
    .replace(/[&<>"'\\`*_{}[\]|~!$#]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(MARK, BREAK);
}

/** Text as code, on one line. */
export function markdownCode(value: string): string {
  const line = oneLine(value);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines as a block of code, in a fence that none of them can close. */
export function markdownBlock(lines: readonly string[], language = ''): string {
  const body = lines.map((line) => oneLine(line, false));
  const fence = '`'.repeat(Math.max(3, ...body.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...body, fence].join('\n');
}

/** Mathematics begins at a dollar sign. */
const DOLLARS = /\$/g;

function marked(value: string): string {
  return LINKED.reduce(
    (text, [what, kept]) => text.replace(what, `${kept}${MARK}`),
    oneLine(value),
  );
}

function oneLine(value: string, folded = true): string {
  return visible(folded ? value.replace(/\s+/g, ' ').trim() : value, '\t');
}

function longestRun(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
}
