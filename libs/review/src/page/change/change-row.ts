import type { Change, CheckFinding, Concern, Meaning } from '../../review/review';
import { html as exact, type Html } from '../html/html';
import { KINDS } from './kinds';
import { meaningLine } from './meaning-line';
import { placeOf } from './place';

/** So many lines of meaning are seen before a change is opened. */
const MEANINGS_AT_A_GLANCE = 3;

/** A change as the page shows it. */
export interface Row {
  readonly id: string;
  readonly change: Change;
  /** The name of its stack, which stands above it. */
  readonly stack: string;
  readonly concerns: readonly Concern[];
  readonly findings: readonly { readonly anchor: string; readonly finding: CheckFinding }[];
  readonly open: boolean;
  /** Its region, where it is not that of most others. */
  readonly region: string | undefined;
}

/**
 * One change: what a reader needs to pass over it is always seen, the rest on opening.
 *
 * @param body the rest; undefined where the script puts it in on opening
 */
export function changeRow(row: Row, body: Html | undefined): Html {
  const { id, change, open } = row;
  return exact`<details class="change ${change.kind}" id="${id}"${facts(row)}${open && exact` open`}><summary>${kindSign(change)}<span class="where">${pathOf(row)} <code>${change.type}</code>${tags(row)}</span>${levelOf(row)}${gist(change.meanings)}</summary><div class="body">${body}</div></details>`;
}

function kindSign({ kind }: Change): Html {
  const { sign, word } = KINDS[kind];
  return exact`<span class="sign" aria-hidden="true">${sign}</span><span class="seen">${word}: </span>`;
}

/** The last name of a path tells what it is, the others where. */
function pathOf({ change, stack }: Row): Html {
  const { path } = placeOf(change, stack);
  const end = path === change.address ? 0 : path.lastIndexOf(' / ') + 1;
  const start = end === 0 ? 0 : end + 2;
  return exact`<span class="path">${path.slice(0, start)}<b>${path.slice(start)}</b></span>`;
}

/** What the filters ask for. */
function facts({ change, concerns }: Row): Html {
  const levels = [...new Set(concerns.map(({ level }) => level))].join(' ');
  const topics = [...new Set(change.meanings.map(({ topic }) => topic))].join(' ');
  return exact` data-kind="${change.kind}"${levels !== '' && exact` data-level="${levels}"`}${
    topics !== '' && exact` data-topic="${topics}"`
  }`;
}

/** The worst that the verdict says of it. */
function levelOf({ concerns }: Row): Html | undefined {
  const level = (['stop', 'look', 'note'] as const).find((candidate) =>
    concerns.some((concern) => concern.level === candidate),
  );
  return level && exact`<span class="level ${level}">${level}</span>`;
}

function tags({ change, region }: Row): Html {
  const { holds, createBeforeDestroy, kind, previousAddress } = change;
  const goes = kind === 'destroy' || kind === 'replace' || kind === 'forget';
  return exact`${holds !== undefined && goes && exact` <span class="tag bad">holds ${holds}</span>`}${
    createBeforeDestroy === true && exact` <span class="tag">new one first</span>`
  }${previousAddress !== undefined && kind !== 'move' && exact` <span class="tag${kind === 'create' && ' swap'}">${kind === 'create' ? 'renamed: destroyed and created' : 'moved'}</span>`}${
    region !== undefined && exact` <span class="tag">${region}</span>`
  }`;
}

function gist(meanings: readonly Meaning[]): Html | undefined {
  if (meanings.length === 0) return undefined;
  const shown = meanings.slice(0, MEANINGS_AT_A_GLANCE);
  const more = meanings.length - shown.length;
  return exact`<span class="gist">${shown.map(meaningLine)}${
    more > 0 && exact`<span class="meaning">and ${more} more</span>`
  }</span>`;
}
