import { html, Html } from '@archway/review';
import type { Branch } from '../flow/flow';
import {
  againLine,
  summary,
  type EntryOutcome,
  type EntryResult,
  type RunResult,
} from '../result/result';
import { nounOf } from '../result/nouns';
import { lastPart, type Step } from '../story/steps';
import { count, duration, size } from '../words/words';
import { picture } from './picture';
import { queueCharts } from './queue-charts';
import { refusalList } from './refusals';
import { STYLE } from './style';

const HEADINGS = {
  photo: 'Photos',
  object: 'Objects',
  message: 'Messages',
  event: 'Events',
  request: 'Requests',
  entry: 'Entries',
} as const;

/** Steps of failed receives repeat; so many are shown at each end. */
const STEPS_AT_EACH_END = 14;

/** The run as one page; pictures are files beside it, and nothing is fetched from elsewhere. */
export function reportPage(result: RunResult): string {
  const { entries, branches, problems, notSimulated } = result;
  const noun = nounOf(entries);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'"
        />
        <title>${summary(result)}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${summary(result)}</h1>
          <p class="lead">${timeLine(result)}</p>
          ${
            problems.length > 0 &&
            html`<ul class="problems">
              ${problems.map((line) => html`<li>${line}</li>`)}
            </ul>`
          }
        </header>
        <main>
          <h2>The way of ${article(noun)} ${noun}</h2>
          ${picture(branches, 'architecture')}
          <div class="flows">${branches.map(flow)}</div>
          ${result.refusals.length > 0 && refusalList(result.refusals)}
          <h2>${HEADINGS[noun]}</h2>
          <div class="photos">${entries.map((entry) => card(entry, branches))}</div>
          ${result.queues.length > 0 && queueCharts(result.queues)}
          ${notSimulated.length > 0 && notes(notSimulated)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function article(noun: keyof typeof HEADINGS): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}

function timeLine(result: RunResult): string {
  const { realMilliseconds, skippedMilliseconds, leftOut, targets } = result;
  const skipped =
    skippedMilliseconds < 1000
      ? ''
      : ` ${duration(skippedMilliseconds)} of waiting in queues, for visibility timeouts and batching windows, passed at once.`;
  const again = result.again === undefined ? '' : ` ${againLine(result.again)}`;
  const others = leftOut.length === 0 ? '' : ` Left out: ${leftOut.join(', ')}.`;
  return `Put into ${targets.join(', ')} and handled in ${duration(realMilliseconds)}.${skipped}${again}${others}`;
}

function flow({ name, stops, gap }: Branch): Html {
  const arrow = html`<span class="arrow">→</span>`;
  const pieces = stops.map(
    ({ kind, label }, index) =>
      html`${index > 0 && arrow}<span class="stop"><small>${kind}</small>${label}</span>`,
  );
  return html`<div class="flow">
    <b>${name}</b>${pieces}${gap !== undefined && html`<span class="arrow">${gap}</span>`}
  </div>`;
}

function card(photo: EntryResult, branches: readonly Branch[]): Html {
  const { name, key, bytes, outcomes } = photo;
  return html`<article class="photo">
    <div class="stage">${stage(photo)}</div>
    <div class="about">
      <p class="name">${name}</p>
      <p class="key">${size(bytes)} at ${key}</p>
    </div>
    ${outcomes.map(branch)}${wayOf(photo, branches)}
  </article> `;
}

/** The architecture with what the entry reached. */
function wayOf({ name, outcomes }: EntryResult, branches: readonly Branch[]): Html {
  const reached = new Set(outcomes.flatMap((outcome) => outcome.reached));
  return html`<details>
    <summary><span class="branch">Its way</span><span class="result">as a picture</span></summary>
    ${picture(branches, `the way of ${name}`, reached)}
  </details>`;
}

/** The largest picture fills the stage, the others lie on it. */
function stage({ name, outcomes }: EntryResult): Html {
  const pictures = outcomes
    .flatMap((outcome) =>
      outcome.pictures.flatMap(({ file, bytes }) =>
        file === undefined ? [] : [{ file, bytes, branch: outcome.branch }],
      ),
    )
    .sort((a, b) => b.bytes - a.bytes);
  const [cover, ...others] = pictures;
  if (cover === undefined) {
    const bad = outcomes.find(({ reason }) => reason !== undefined);
    const where = new Set(outcomes.flatMap((each) => each.deadLetterQueueArn ?? []));
    const kept =
      where.size > 0 && html`<small>lies in ${[...where].map(lastPart).join(' and ')}</small>`;
    return html`<div class="none"><span>✕</span>${bad?.reason ?? 'no picture'}${kept}</div>`;
  }
  const image = ({ file, branch }: (typeof pictures)[number], className: string): Html =>
    html`<img
      class="${className}"
      src="${href(file)}"
      alt="${branch} of ${name}"
      loading="lazy"
    />`;
  return html`<a href="${href(cover.file)}">${image(cover, 'cover')}</a>${
      others.length > 0 &&
      html`<div class="inset">
        ${others.map((each) => html`<a href="${href(each.file)}">${image(each, '')}</a>`)}
      </div>`
    }`;
}

function branch(outcome: EntryOutcome): Html {
  const { status, pictures, milliseconds, reason, deadLetterQueueArn, steps, log } = outcome;
  const result =
    status === 'picture'
      ? pictures.map(({ bytes }) => size(bytes)).join(' + ')
      : status.replace('-', ' ');
  const where =
    deadLetterQueueArn === undefined
      ? ''
      : html`<small>lies in ${lastPart(deadLetterQueueArn)}</small>`;
  return html`<details>
    <summary>
      <span class="dot ${status}"></span><span class="branch">${outcome.branch}</span
      ><span class="result">${result}</span><span class="time">${duration(milliseconds)}</span>
    </summary>
    ${reason !== undefined && html`<p class="why">${reason}${where}</p>`}
    <ol>
      ${shortened(steps).map(step)}
    </ol>
    ${log.length > 0 && logOf(log)}
  </details> `;
}

/** Lines of the log that the report holds; the rest is in what --logs prints. */
const MOST_LOG_LINES = 200;

function logOf(lines: readonly string[]): Html {
  const more = lines.length - MOST_LOG_LINES;
  const shown = more > 0 ? [`… ${count(more, 'line')} before …`, ...lines.slice(more)] : lines;
  return html`<pre class="log" tabindex="0" role="region" aria-label="log">
${shown.join('\n')}</pre>`;
}

function shortened(steps: readonly Step[]): readonly Step[] {
  const hidden = steps.length - 2 * STEPS_AT_EACH_END;
  if (hidden <= 1) return steps;
  const first = steps.slice(0, STEPS_AT_EACH_END);
  const between: Step = {
    milliseconds: first.at(-1)?.milliseconds ?? 0,
    text: `… ${count(hidden, 'more step')} of the same kind …`,
    tone: 'plain',
  };
  return [...first, between, ...steps.slice(-STEPS_AT_EACH_END)];
}

function step({ milliseconds, text, tone }: Step): Html {
  return html`<li class="${tone}"><time>${duration(milliseconds)}</time><span>${text}</span></li>`;
}

function notes(lines: readonly string[]): Html {
  return html`<h2>Not simulated</h2>
    <ul class="notes">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

function href(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
