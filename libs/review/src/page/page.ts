import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Review } from '../review/review';
import { anchorsOf } from './anchors/anchors';
import { changeBody } from './change/change-body';
import { checksSection } from './checks/checks-section';
// Under its own name Prettier would format the templates, and the hashes of style and scripts count each space.
import { html as exact, Html } from './html/html';
import { contents } from './plan/contents';
import { planSection } from './plan/plan-section';
import { rowsOf } from './plan/rows';
import { STYLE } from './style/style';
import { toolbar } from './toolbar/toolbar';
import { concernsSection, verdictHeader } from './verdict/verdict-header';

export interface PageOptions {
  /** What stands above the verdict. @default `Archway review` */
  readonly title?: string;
}

/** Beyond so many changes a page begins as a table of contents. */
const MOST_IN_THE_OPEN = 40;

/** Beyond so many characters the bodies of the changes are text that becomes part of the page on opening one. */
const MOST_IN_THE_PAGE = 1_000_000;

/**
 * The client is plain JavaScript, type-checked as it stands, and read when a page is made: loaders change functions
 * of TypeScript in ways that do not survive their text (tsx adds calls of its own helpers), and a bundler would be a
 * step before the first test. The files share one scope, in this order.
 */
const CLIENT = ['bodies.js', 'changes.js', 'filters.js', 'keys.js'];

/** A review as one HTML file that needs nothing else: no network, no other file. */
export function reviewPage(review: Review, { title = 'Archway review' }: PageOptions = {}): string {
  const anchors = anchorsOf(review);
  const rows = rowsOf(review, anchors);
  const bodies = new Map(
    rows
      .flatMap(({ changes, noise, drift }) => [...changes, ...noise, ...drift])
      .map((row) => [row.id, changeBody(row)]),
  );
  const size = [...bodies.values()].reduce((sum, { text }) => sum + text.length, 0);
  const late = size > MOST_IN_THE_PAGE;
  const brief = rows.reduce((sum, { changes }) => sum + changes.length, 0) > MOST_IN_THE_OPEN;
  const plans = review.plans.map((plan, index) =>
    planSection(
      plan,
      index,
      rows[index] ?? NO_ROWS,
      anchors,
      ({ id }) => (late ? undefined : bodies.get(id)),
      brief,
    ),
  );
  const theme = clientScript(['theme.js']);
  const client = clientScript(CLIENT);
  const style = new Html(STYLE);
  const page = exact`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, [theme, client])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${review.verdict.sentence} – ${title}</title>
<style>${style}</style>
<script>${theme}</script>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<div class="corner"><button type="button" class="help" aria-keyshortcuts="?" hidden>Keys</button> <button type="button" class="theme" hidden>Theme: system</button></div>
${verdictHeader(review, title)}
<main>
${concernsSection(review, anchors)}
<h2 id="changes" tabindex="-1">Changes</h2>
${toolbar(review, rows)}
<p class="empty" hidden>No change is like that.</p>
<div class="columns">
${contents(review, rows)}
<div class="plans">
${plans}
${checksSection(review, anchors)}
</div>
</div>
</main>
${KEYS}
${late && exact`<noscript><p>The details of the changes need the script of this page.</p></noscript>`}
<script type="application/json" id="bodies">${late ? json(bodies) : new Html('{}')}</script>
<script>${client}</script>
</body>
</html>
`;
  return page.text;
}

const NO_ROWS = { changes: [], noise: [], drift: [] };

const KEYS = exact`<dialog aria-labelledby="keys"><h2 id="keys">Keys</h2><dl><dt><kbd>/</kbd></dt><dd>Search</dd><dt><kbd>j</kbd> <kbd>↓</kbd></dt><dd>Next change</dd><dt><kbd>k</kbd> <kbd>↑</kbd></dt><dd>Change before</dd><dt><kbd>Enter</kbd></dt><dd>Open or close it</dd><dt><kbd>Escape</kbd></dt><dd>Close it, or clear the search</dd><dt><kbd>?</kbd></dt><dd>These keys</dd></dl><form method="dialog"><button>Close</button></form></dialog>`;

function clientScript(files: readonly string[]): Html {
  const texts = files.map((file) =>
    // A browser reads every line end as one character, and the hash is of what it reads.
    readFileSync(path.join(__dirname, 'client', file), 'utf8').replaceAll('\r\n', '\n'),
  );
  return new Html(`(() => {\n'use strict';\n${texts.join('')}})();`);
}

/** Only the style and the scripts of this page, known by their hashes; nothing is fetched, framed or sent. */
function policy(style: Html, scripts: readonly Html[]): string {
  const hash = ({ text }: Html) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${scripts.map(hash).join(' ')}; base-uri 'none'; form-action 'none'`;
}

/** JSON that cannot end the element it stands in, nor open a comment in it. */
function json(bodies: ReadonlyMap<string, Html>): Html {
  const texts = Object.fromEntries([...bodies].map(([id, { text }]) => [id, text]));
  return new Html(JSON.stringify(texts).replaceAll('</', '<\\/').replaceAll('<!', '\\u003c!'));
}
