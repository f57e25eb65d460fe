import type { Change, Concern, PlanReview, Review } from '../../review/review';
import { changeAnchor, driftAnchor, findingAnchor, type Anchors } from '../anchors/anchors';
import type { Row } from '../change/change-row';

/** So many changes with a grave concern are open from the start; more would push the rest away. */
const MOST_OPEN = 6;

/** The rows of one plan: what matters, what is noise, and what changed outside of Terraform. */
export interface PlanRows {
  readonly changes: readonly Row[];
  readonly noise: readonly Row[];
  readonly drift: readonly Row[];
}

export function rowsOf(review: Review, anchors: Anchors): readonly PlanRows[] {
  const concerns = groupedBy(review.verdict.concerns, (concern) => anchors.concern(concern));
  const findings = groupedBy(
    review.checks.added.map((finding, index) => ({ finding, anchor: findingAnchor(index) })),
    ({ finding }) => anchors.change(finding.plan, finding.address),
  );
  const grave = (concern: Concern) =>
    concern.level === 'stop' && !concern.kind.startsWith('check-');
  const open = new Set(
    [...concerns]
      .filter(([, told]) => told.some(grave))
      .map(([id]) => id)
      .slice(0, MOST_OPEN),
  );
  const row = (id: string, change: Change, { stack }: PlanReview, several: boolean): Row => ({
    id,
    change,
    stack,
    concerns: concerns.get(id) ?? [],
    findings: findings.get(id) ?? [],
    open: open.has(id),
    region: several ? change.region : undefined,
  });
  return review.plans.map((plan, index) => {
    const several = regionsOf(plan).length > 1;
    const rows = plan.changes.map((change, place) =>
      row(changeAnchor(index, place), change, plan, several),
    );
    return {
      changes: rows.filter(({ change }) => !change.noise),
      noise: rows.filter(({ change }) => change.noise),
      drift: plan.drift.map((change, place) =>
        row(driftAnchor(index, place), change, plan, several),
      ),
    };
  });
}

/** Where a plan changes something. */
export function regionsOf({ changes, drift }: PlanReview): readonly string[] {
  const regions = [...changes, ...drift].map(({ region }) => region);
  return [...new Set(regions)].filter((region) => region !== undefined).sort();
}

function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
