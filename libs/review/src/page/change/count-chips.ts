import type { Counts } from '../../review/review';
import { html as exact, type Html } from '../html/html';
import { KIND_ORDER, KINDS } from './kinds';

/** How often each kind of change occurs, what weighs most first. */
export function countChips(counts: Counts): Html {
  const kinds = KIND_ORDER.filter((kind) => kind !== 'read').filter((kind) => counts[kind] > 0);
  return exact`<p class="kinds">${kinds.map(
    (kind) =>
      exact`<span class="kind ${kind}"><span class="sign" aria-hidden="true">${KINDS[kind].sign}</span>${counts[kind]} ${KINDS[kind].word}</span> `,
  )}</p>`;
}
