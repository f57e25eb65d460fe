import type { Plan } from '@archway/terraform';
import { changeOf, kindOf } from '../change/change';
import { differences } from '../change/difference';
import type { Comparison } from '../comparison/comparison';
import type { AttributeChange, Change, Meaning, PlanReview } from '../review/review';
import { countsOf } from './counts';

/** One plan for a reader, without what concerns several plans together. */
export function planReviewOf(
  plan: Plan,
  { id, app, comparisons }: { id: string; app?: string; comparisons: readonly Comparison[] },
): PlanReview {
  const managed = plan.changes.filter(({ mode }) => mode === 'managed');
  const changing = managed.filter((change) => kindOf(change) !== undefined);
  const withoutState = isWithoutState(plan);
  const compared = { plan, prior: plan.prior, planned: plan.planned, changes: changing };
  const meanings = byAddress(comparisons.flatMap((comparison) => comparison(compared)));
  const told = (each: Plan['changes'][number]): readonly Change[] => {
    const kind = kindOf(each);
    return kind === undefined
      ? []
      : [
          changeOf(each, kind, {
            plan,
            isSelecting: () => false,
            meanings: meanings.get(each.address) ?? [],
          }),
        ];
  };
  const changes = changing.flatMap(told).sort(byPath);
  return {
    id,
    ...(app === undefined ? {} : { app }),
    stack: plan.name,
    ...(plan.terraformVersion === undefined ? {} : { terraformVersion: plan.terraformVersion }),
    withoutState,
    counts: countsOf(changes, plan),
    changes,
    drift: plan.drift.flatMap(told).sort(byPath),
    outputs: outputsOf(plan),
    graph: { nodes: [], edges: [] },
  };
}

/** Everything is new, and no state says that something is deployed. */
function isWithoutState({ changes, prior, drift }: Plan): boolean {
  const managed = changes.filter(({ mode }) => mode === 'managed');
  return (
    managed.length > 0 &&
    prior.resources.length === 0 &&
    drift.length === 0 &&
    managed.every(({ action }) => action === 'create')
  );
}

function outputsOf(plan: Plan): readonly AttributeChange[] {
  return plan.outputChanges.flatMap(({ name, before, after }) =>
    differences(before, after).map(({ before: from, after: to }) => ({
      path: name,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
    })),
  );
}

function byAddress(meanings: readonly Meaning[]): ReadonlyMap<string, readonly Meaning[]> {
  const map = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    const known = map.get(meaning.address);
    if (known === undefined) map.set(meaning.address, [meaning]);
    else known.push(meaning);
  }
  return map;
}

function byPath(a: Change, b: Change): number {
  if (a.constructPath !== b.constructPath) return a.constructPath < b.constructPath ? -1 : 1;
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
