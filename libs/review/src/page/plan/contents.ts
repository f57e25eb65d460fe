import type { PlanReview, Review } from '../../review/review';
import { planAnchor } from '../anchors/anchors';
import { KINDS } from '../change/kinds';
import { html as exact, type Html } from '../html/html';
import { groupsOf, kindsOf, type Group } from './groups';
import type { PlanRows } from './rows';

/** More constructs than this in one plan are found by search. */
const MOST_GROUPS = 40;

/** The tree of apps, stacks and constructs beside the changes. */
export function contents({ plans }: Review, rows: readonly PlanRows[]): Html {
  return exact`<nav class="contents" aria-label="Apps, stacks and constructs"><ul>${plans.map(
    (plan, index) => stack(plan, index, rows[index]),
  )}</ul></nav>`;
}

function stack({ app, stack: name }: PlanReview, index: number, rows: PlanRows | undefined): Html {
  const groups = groupsOf(rows?.changes ?? []);
  return exact`<li><a href="#${planAnchor(index)}">${app !== undefined && exact`<span class="app">${app} / </span>`}${name}</a>${
    groups.length > 0 && exact`<ul>${groups.slice(0, MOST_GROUPS).map(construct)}</ul>`
  }${groups.length > MOST_GROUPS && exact`<p class="about">and ${groups.length - MOST_GROUPS} more</p>`}</li>`;
}

function construct({ name, rows }: Group): Html {
  const kinds = kindsOf(rows.map(({ change }) => change));
  return exact`<li><a href="#${rows[0]?.id}"><span class="name">${name}</span>${kinds.map(
    ({ kind, count }) =>
      exact` <span class="kind ${kind}"><span aria-hidden="true">${KINDS[kind].sign}${count}</span><span class="seen">${count} ${KINDS[kind].word}</span></span>`,
  )}</a></li>`;
}
