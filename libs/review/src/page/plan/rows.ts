import { groupedBy } from '../../grouping/grouped-by';
import type { Change, Concern, PlanReview, Review } from '../../review/review';
import { changeAnchor, driftAnchor, findingAnchor, type Anchors } from '../anchors/anchors';
import type { Row } from '../change/change-row';

/** So many changes with a grave concern are open from the start; more would push the rest away. */
const MOST_OPEN = 6;

/** Reviews of so many changes and fewer are open in whole. */
const MOST_OPEN_IN_WHOLE = 5;

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
  const total = review.plans.reduce(
    (sum, { changes, drift }) => sum + changes.length + drift.length,
    0,
  );
  const row = (id: string, change: Change, { stack }: PlanReview, usual?: string): Row => ({
    id,
    change,
    stack,
    concerns: concerns.get(id) ?? [],
    findings: findings.get(id) ?? [],
    open: open.has(id) || (total <= MOST_OPEN_IN_WHOLE && !change.noise),
    region: change.region === usual ? undefined : change.region,
  });
  return review.plans.map((plan, index) => {
    const [usual] = regionsOf(plan);
    const rows = plan.changes.map((change, place) =>
      row(changeAnchor(index, place), change, plan, usual),
    );
    return {
      // What is destroyed for a new address is told there.
      changes: rows.filter(({ change }) => !change.noise && change.renamedTo === undefined),
      noise: rows.filter(({ change }) => change.noise),
      drift: plan.drift.map((change, place) => row(driftAnchor(index, place), change, plan, usual)),
    };
  });
}

/** Where a plan changes something, the most frequent region first. */
export function regionsOf({ changes, drift }: PlanReview): readonly string[] {
  const regions = groupedBy([...changes, ...drift], ({ region }) => region);
  return [...regions].sort(([, a], [, b]) => b.length - a.length).map(([region]) => region);
}
