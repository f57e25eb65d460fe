import type { Plan, ResourceChange } from '@archway/terraform';
import { between } from '../between/between';
import type { Uncompared } from '../between/likeness';
import { changeOf, kindOf, type Telling } from '../change/change';
import { differences } from '../change/difference';
import { selectingTags, type SelectingTags } from '../change/selecting-tags';
import { tagMeanings } from '../change/tag-meanings';
import { pathText } from '../change/path-text';
import { graphOf } from '../graph/graph';
import { groupedBy } from '../grouping/grouped-by';
import { renamesIn, type Rename } from '../moves/renames';
import type { AttributeChange, Change, Meaning, PlanReview } from '../review/review';
import { COMPARISONS } from './comparisons';
import { countsOf } from './counts';
import type { ReviewedPlan } from './reviewed-plan';

/** A plan, and what was found out of it. */
export interface Examined {
  readonly plan: Plan;
  readonly review: PlanReview;
  readonly renames: readonly Rename[];
  /** What the comparisons by meaning say. */
  readonly meanings: readonly Meaning[];
  /** It tells the difference to another plan, not to what is deployed. */
  readonly isBetween: boolean;
  /** A base was looked for and there is none. */
  readonly isBaseMissing: boolean;
  /** Of both plans, what could not be compared. */
  readonly uncompared: readonly Uncompared[];
}

/** Tells one plan, without what concerns several plans together. */
export function examine(reviewed: ReviewedPlan, id: string): Examined {
  const { app, base, baseMissing: isBaseMissing = false } = reviewed;
  const isBetween = base !== undefined;
  const { plan, unseen } =
    base === undefined ? { plan: reviewed.plan, unseen: [] } : between(base, reviewed.plan);
  const managed = plan.changes.filter(({ mode }) => mode === 'managed');
  const changing = managed.filter((change) => kindOf(change) !== undefined);
  const renames = renamesIn(changing);
  const { prior, planned } = plan;
  const compared = { plan, prior, planned, changes: changing };
  const isStill = changing.length === 0;
  const selecting: SelectingTags = isStill ? new Map() : selectingTags([planned, prior]);
  const meanings = isStill
    ? []
    : [
        ...COMPARISONS.flatMap((comparison) => comparison(compared)),
        ...tagMeanings(changing, selecting),
      ];
  const telling: Telling = {
    plan,
    selecting,
    meanings: groupedBy(meanings, ({ address }) => address),
    renamedFrom: new Map(renames.map(({ from, to }) => [to.address, from])),
    renamedTo: new Map(renames.map(({ from, to }) => [from.address, to.address])),
  };
  const changes = told(changing, telling);
  const review = {
    id,
    ...(app === undefined ? {} : { app }),
    stack: plan.name,
    ...(plan.terraformVersion === undefined ? {} : { terraformVersion: plan.terraformVersion }),
    withoutState: !isBetween && isWithoutState(plan, managed),
    ...(isBetween ? { againstBase: true } : {}),
    counts: countsOf(changes, managed.length),
    changes,
    drift: told(
      plan.drift.filter(({ mode }) => mode === 'managed'),
      { ...telling, meanings: new Map(), renamedFrom: new Map(), renamedTo: new Map() },
    ),
    outputs: outputsOf(plan),
    graph: graphOf(plan, changes),
  };
  return { plan, review, renames, meanings, isBetween, isBaseMissing, uncompared: unseen };
}

function told(all: readonly ResourceChange[], telling: Telling): readonly Change[] {
  return all.flatMap((each) => changeOf(each, telling)).sort(byPath);
}

/** Everything is new, and no state says that something is deployed. */
function isWithoutState({ prior, drift }: Plan, managed: readonly ResourceChange[]): boolean {
  return (
    managed.length > 0 &&
    prior.resources.length === 0 &&
    drift.length === 0 &&
    managed.every(({ action }) => action === 'create')
  );
}

function outputsOf(plan: Plan): readonly AttributeChange[] {
  return plan.outputChanges.flatMap(({ name, before, after }) =>
    differences(before, after, [name]).map(({ path, before: from, after: to }) => ({
      path: pathText(path),
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
    })),
  );
}

function byPath(a: Change, b: Change): number {
  if (a.constructPath !== b.constructPath) return a.constructPath < b.constructPath ? -1 : 1;
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
