import type { AttributeChange, PlanReview } from '../../review/review';
import { planAnchor, type Anchors } from '../anchors/anchors';
import { countChips } from '../change/count-chips';
import { changeRow, type Row } from '../change/change-row';
import { KINDS } from '../change/kinds';
import { valueDiff } from '../diff/value-diff';
import { drawingOf } from '../graph/drawing-of';
import { graphSvg } from '../graph/graph-svg';
import { layoutOf } from '../graph/layout';
import { html as exact, type Html } from '../html/html';
import { number } from '../words/number';
import { groupsOf, kindsOf, typesOf, type Group } from './groups';
import { regionsOf, type PlanRows } from './rows';

/** A graph of more boxes than this is opened by the reader, so that the changes stay in sight. */
const MOST_BOXES_IN_THE_OPEN = 30;
const TYPES_AT_A_GLANCE = 4;

/** What stands in a row's body when the page is opened. */
export type Bodies = (row: Row) => Html | undefined;

/**
 * One plan: its graph, its changes by construct, then what can be passed over.
 *
 * @param brief so much changes that graphs and constructs without a grave concern are closed at first
 */
export function planSection(
  plan: PlanReview,
  index: number,
  rows: PlanRows,
  anchors: Anchors,
  bodies: Bodies,
  brief: boolean,
): Html {
  const id = planAnchor(index);
  return exact`<section class="plan" id="${id}" aria-labelledby="${id}-name" data-plan="${id}"><div class="plan-head"><h3 id="${id}-name">${planName(plan)}</h3>${countChips(plan.counts)}</div>${about(
    plan,
  )}${graph(plan, id, anchors, brief)}${groupsOf(rows.changes).map((group) =>
    groupBlock(group, !brief || group.rows.some(isGrave), bodies),
  )}${folded('drift', `${number(rows.drift.length, 'resource')} changed outside of Terraform`, rows.drift, bodies)}${outputs(
    plan.outputs,
  )}${folded('noise', `${number(rows.noise.length, 'change')} of nothing but noise`, rows.noise, bodies)}${
    rows.changes.length + rows.drift.length + rows.noise.length + plan.outputs.length === 0 &&
    exact`<p class="lead">Nothing changes.</p>`
  }</section>`;
}

function isGrave({ concerns }: Row): boolean {
  return concerns.some(({ level }) => level !== 'note');
}

function planName({ app, stack }: PlanReview): Html {
  return exact`${app !== undefined && exact`<span class="app">${app} / </span>`}${stack}`;
}

function about(plan: PlanReview): Html {
  const { terraformVersion, withoutState, counts } = plan;
  const words = [
    ...(counts.unchanged > 0 ? [`${number(counts.unchanged, 'resource')} as before`] : []),
    ...(counts.noise > 0 ? [`${counts.noise} with nothing but noise`] : []),
    ...regionsOf(plan),
    ...(withoutState ? ['planned without a state'] : []),
    ...(terraformVersion === undefined ? [] : [`Terraform ${terraformVersion}`]),
  ];
  return exact`<p class="about">${words.join(' · ')}</p>`;
}

function graph(plan: PlanReview, id: string, anchors: Anchors, brief: boolean): Html | undefined {
  const drawing = drawingOf(plan, anchors);
  // Boxes that nothing ties together tell no more than the list below.
  if (drawing.ties.length === 0) return undefined;
  const what = drawing.grouped
    ? number(drawing.boxes.length, 'construct')
    : number(drawing.boxes.length, 'resource');
  const name = `Graph of the changed part: ${what}`;
  const open = !brief && drawing.boxes.length <= MOST_BOXES_IN_THE_OPEN;
  return exact`<details class="graph"${open && exact` open`}><summary>${name}</summary><p class="legend">An arrow leads to what is used. <span class="key added">+ new</span> <span class="key removed">− goes</span> <span class="key">· stays</span> <button type="button" class="fit" aria-pressed="false" hidden>Show the whole</button></p><div class="drawing" role="region" tabindex="0" aria-label="${name}">${graphSvg(layoutOf(drawing), name, id)}</div></details>`;
}

function groupBlock({ name, rows }: Group, open: boolean, bodies: Bodies): Html {
  const [only] = rows;
  // Its name would be told twice.
  if (only !== undefined && rows.length === 1) {
    return exact`<div class="group single">${changeRow(only, bodies(only))}</div>`;
  }
  const changes = rows.map(({ change }) => change);
  return exact`<details class="group"${open && exact` open`}><summary><h4>${name}</h4>${kindsOf(
    changes,
  ).map(
    ({ kind, count }) =>
      exact` <span class="kind ${kind}"><span aria-hidden="true">${KINDS[kind].sign}${count}</span><span class="seen">${count} ${KINDS[kind].word}</span></span>`,
  )} <span class="types">${typesOf(changes, TYPES_AT_A_GLANCE)}</span></summary>${rows.map((row) => changeRow(row, bodies(row)))}</details>`;
}

function folded(
  kind: 'noise' | 'drift',
  title: string,
  rows: readonly Row[],
  bodies: Bodies,
): Html | undefined {
  if (rows.length === 0) return undefined;
  return exact`<details class="group ${kind}"${kind === 'drift' && exact` open`}><summary><h4>${title}</h4></summary>${rows.map((row) => changeRow(row, bodies(row)))}</details>`;
}

function outputs(changed: readonly AttributeChange[]): Html | undefined {
  if (changed.length === 0) return undefined;
  return exact`<details class="group outputs"><summary><h4>${number(changed.length, 'output')}</h4></summary><div class="body"><table>${changed.map(
    (output) => exact`<tr><th scope="row">${output.path}</th><td>${valueDiff(output)}</td></tr>`,
  )}</table></div></details>`;
}
