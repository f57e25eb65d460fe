import type { AttributeChange, Change, PlanReview } from '../review/review';
import { constructOf } from './place';

/** The changes of one construct of a stack, noise left out. */
export interface Group {
  /** Empty for what stands in the root module of Terraform from elsewhere. */
  readonly name: string;
  readonly changes: readonly Change[];
}

/** The changes by construct, in the order of the plan. */
export function groupsOf(plan: PlanReview): readonly Group[] {
  const groups = new Map<string, Change[]>();
  for (const change of plan.changes) {
    // What is destroyed for a new address is told there.
    if (change.noise || change.renamedTo !== undefined) continue;
    const name = constructOf(change, plan);
    const own = groups.get(name);
    if (own) own.push(change);
    else groups.set(name, [change]);
  }
  return [...groups].map(([name, changes]) => ({ name, changes }));
}

/** The attributes that matter and that no meaning has told already. */
export function untold({ attributes, meanings }: Change): readonly AttributeChange[] {
  const told = new Set(meanings.flatMap(({ explains }) => explains));
  return attributes.filter(({ path, noise }) => noise === undefined && !told.has(topOf(path)));
}

function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? '';
}
