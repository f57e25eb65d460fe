import { withoutRenamed } from '../../outline/words';
import type { Counts } from '../../review/review';
import { html as exact, type Html } from '../html/html';
import { KIND_ORDER, KINDS } from './kinds';

/** How often each kind of change occurs, what weighs most first. */
export function countChips(counts: Counts): Html {
  const { renamed = 0 } = counts;
  const rest = withoutRenamed(counts);
  const kinds = KIND_ORDER.filter((kind) => kind !== 'read').filter((kind) => rest[kind] > 0);
  return exact`<p class="kinds">${
    renamed > 0 &&
    exact`<span class="kind replace">${renamed} renamed (destroyed and created)</span> `
  }${kinds.map(
    (kind) =>
      exact`<span class="kind ${kind}"><span class="sign" aria-hidden="true">${KINDS[kind].sign}</span>${rest[kind]} ${KINDS[kind].word}</span> `,
  )}</p>`;
}
