import { TOPICS, type Review } from '../../review/review';
import { planAnchor } from '../anchors/anchors';
import { KINDS } from '../change/kinds';
import { html, type Html } from '../html/html';
import { kindsOf } from '../plan/groups';
import type { PlanRows } from '../plan/rows';

const LEVELS = { stop: 'Stop and think', look: 'Look at it', note: 'Know it' };

/** What narrows the changes. It works by the page's script and is hidden without it. */
export function toolbar({ plans }: Review, rows: readonly PlanRows[]): Html {
  const shown = rows.flatMap(({ changes, noise, drift }) => [...changes, ...noise, ...drift]);
  const changes = shown.map(({ change }) => change);
  const levels = new Set(shown.flatMap(({ concerns }) => concerns.map(({ level }) => level)));
  const topics = new Set(changes.flatMap(({ meanings }) => meanings.map(({ topic }) => topic)));
  return html`<form class="toolbar" role="search" aria-label="Search and filter the changes" hidden>
    <input
      type="search"
      name="text"
      placeholder="Search the changes"
      aria-label="Search the changes"
      aria-keyshortcuts="/"
      autocomplete="off"
      spellcheck="false"
    />
    ${filter('level', 'Any level', optionsOf(LEVELS, levels))}
    ${filter('topic', 'Any topic', optionsOf(TOPICS, topics))}
    ${
      plans.length > 1 &&
      filter(
        'plan',
        'All plans',
        plans.map(({ id }, index) => ({ value: planAnchor(index), label: id })),
      )
    }
    ${filter(
      'kind',
      'Any change',
      kindsOf(changes).map(({ kind, count }) => ({
        value: kind,
        label: `${KINDS[kind].sign} ${KINDS[kind].word} (${count})`,
      })),
    )}
    <span class="result" role="status"></span>
    <button type="button" hidden>Clear</button>
  </form>`;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function optionsOf(
  words: Readonly<Record<string, string>>,
  there: ReadonlySet<string>,
): readonly Choice[] {
  return Object.entries(words)
    .filter(([value]) => there.has(value))
    .map(([value, label]) => ({ value, label }));
}

/** Where there is nothing to choose there is no filter. */
function filter(name: string, all: string, choices: readonly Choice[]): Html | undefined {
  if (choices.length === 0) return undefined;
  return html`<select name="${name}" aria-label="${all}">
    <option value="">${all}</option>
    ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
  </select>`;
}
