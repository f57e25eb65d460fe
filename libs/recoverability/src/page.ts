import { visible } from '@archway/checks';
import { costLines } from './backup-costs';
import type { Objective, Store } from './model';
import type { RecoveryReport } from './report';
import { lineOfJob, summaryOfReport, wordsOf } from './report';
import { lineOfMiss } from './requirement';
import { duration, formula } from './words';

/** The look of the page, light and dark. It loads nothing. */
const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #343a46); --faint: light-dark(#5b6472, #9aa4b2);
  --bad: light-dark(#b3261e, #ff8a80); --card: light-dark(#fff, #1b1f27); }
body { margin: 0 auto; max-width: 1100px; padding: 24px; font: 15px/1.45 system-ui, sans-serif;
  background: light-dark(#f6f7f9, #12151b); color: light-dark(#1a1f29, #e7ebf2); }
h1 { font-size: 22px; } h2 { margin: 0 0 6px; font-size: 15px; overflow-wrap: anywhere; }
p { margin: 4px 0; } .faint { color: var(--faint); } .bad { color: var(--bad); }
section { margin: 12px 0; padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--card); }
dl { display: grid; grid-template-columns: 190px 1fr; gap: 4px 12px; margin: 8px 0 0; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 4px 0; padding-left: 20px; overflow-wrap: anywhere; }
@media (max-width: 640px) { dl { grid-template-columns: 1fr; } }
`;

/** The report as a page of its own, that loads nothing and runs no script. */
export function pageOfReport(report: RecoveryReport): string {
  const { stores, misses, costs, failing = [] } = report;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<title>Recovery</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<h1>Recovery</h1>',
    `<p>${htmlText(summaryOfReport(report))}</p>`,
    ...(misses.length === 0
      ? []
      : [
          '<ul class="bad">',
          ...misses.map((miss) => `<li>${htmlText(lineOfMiss(miss))}</li>`),
          '</ul>',
        ]),
    ...(failing.length === 0
      ? []
      : [
          '<ul class="bad">',
          ...failing.map((each) => `<li>${htmlText(lineOfJob(each))}</li>`),
          '</ul>',
        ]),
    ...stores.map(storeSection),
    ...(costs === undefined
      ? []
      : ['<ul>', ...costLines(costs).map((line) => `<li>${htmlText(line)}</li>`), '</ul>']),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function storeSection(store: Store): string {
  const { address, noun, region, protections } = store;
  return [
    '<section>',
    `<h2>${htmlText(address)}</h2>`,
    `<p class="faint">${htmlText([noun, region, store.stack].filter(Boolean).join(', '))}</p>`,
    protections.length === 0
      ? '<p class="bad">nothing protects it</p>'
      : `<ul>${protections.map((each) => `<li>${htmlText(wordsOf(each))}</li>`).join('')}</ul>`,
    '<dl>',
    ...row('Lost when deleted', store.rpo, 'all of it'),
    ...row('Lost with the region', store.regionRpo, 'all of it'),
    ...row('Until it serves', store.rto, 'never'),
    '</dl>',
    '</section>',
  ].join('\n');
}

function row(name: string, objective: Objective | undefined, otherwise: string): readonly string[] {
  if (objective === undefined) return [`<dt>${name}</dt><dd class="bad">${otherwise}</dd>`];
  const { minutes } = objective;
  const value = minutes === undefined ? 'not known' : duration(minutes);
  return [
    `<dt>${name}</dt><dd>${htmlText(value)} <span class="faint">${htmlText(formula(objective))}</span></dd>`,
  ];
}

/** Text that stays text, with characters that draw nothing made visible. */
function htmlText(value: string): string {
  return visible(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
