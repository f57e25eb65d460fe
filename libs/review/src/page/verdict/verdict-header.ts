import { CONCERNS, type Concern, type Review } from '../../review/review';
import type { Anchors } from '../anchors/anchors';
import { detailList } from './detail-list';
import { countChips } from '../change/count-chips';
import { html, type Html } from '../html/html';
import { number } from '../words/number';

const LEVELS = { stop: 'Stop and think', look: 'Look at it', note: 'Know it' } as const;
const WORDS = { ...LEVELS, clean: 'Nothing to act on', nothing: 'Nothing changes' } as const;
/** So many notes are seen at once; more are folded. */
const NOTES_AT_A_GLANCE = 5;

/** What leads the page: the verdict in one sentence. */
export function verdictHeader({ verdict, counts, plans }: Review, title: string): Html {
  return html`<header class="verdict ${verdict.level}">
    <p class="brand">${title}</p>
    <h1>${verdict.sentence}</h1>
    <p class="lead">
      <span class="level ${verdict.level}">${WORDS[verdict.level]}</span>
      ${number(plans.length, 'plan')}${
        counts.unchanged > 0 && `, ${number(counts.unchanged, 'resource')} as before`
      }${counts.noise > 0 && `, ${counts.noise} with nothing but noise`}
    </p>
    ${countChips(counts)}
  </header>`;
}

/** The points of the verdict, the worst level first, each with a link to what it is about. */
export function concernsSection({ verdict, plans }: Review, anchors: Anchors): Html | undefined {
  if (verdict.concerns.length === 0) return undefined;
  const several = plans.length > 1;
  const levels = (['stop', 'look', 'note'] as const).map((level) => ({
    level,
    concerns: verdict.concerns.filter((concern) => concern.level === level),
  }));
  return html`<section aria-labelledby="concerns">
    <h2 id="concerns">Concerns</h2>
    ${levels
      .filter(({ concerns }) => concerns.length > 0)
      .map(({ level, concerns }) => {
        const seen = level === 'note' ? NOTES_AT_A_GLANCE : concerns.length;
        const line = (concern: Concern) => concernItem(concern, anchors, several);
        return html`<h3 class="level ${level}">${LEVELS[level]}</h3>
          <ul class="concerns ${level}">
            ${concerns.slice(0, seen).map(line)}
          </ul>
          ${
            concerns.length > seen &&
            html`<details class="more">
              <summary>${number(concerns.length - seen, 'more note')}</summary>
              <ul class="concerns ${level}">
                ${concerns.slice(seen).map(line)}
              </ul>
            </details>`
          }`;
      })}
  </section>`;
}

function concernItem(concern: Concern, anchors: Anchors, several: boolean): Html {
  const { text, kind, constructPath, plan } = concern;
  const anchor = anchors.concern(concern);
  return html`<li>
    ${anchor === undefined ? html`<b>${text}</b>` : html`<a href="#${anchor}">${text}</a>`}
    <span class="about"
      >${CONCERNS[kind]} · <span class="path">${constructPath}</span>${
        several && !constructPath.startsWith(plan) && ` · ${plan}`
      }</span
    >
    ${detailList(concern)}
  </li>`;
}
