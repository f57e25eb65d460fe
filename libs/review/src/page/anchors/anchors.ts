import type { CheckFinding, Concern, PlanReview, Review } from '../../review/review';

/** The ids of what the page shows, so that one part can lead to another. */
export interface Anchors {
  /** Where a concern is explained: its change, its drift or its finding, else its plan. */
  concern(concern: Concern): string | undefined;
  /** Where a resource changes; undefined for one that stays. */
  change(plan: string, address: string): string | undefined;
}

export function planAnchor(plan: number): string {
  return `p${plan}`;
}

export function changeAnchor(plan: number, change: number): string {
  return `c${plan}-${change}`;
}

export function driftAnchor(plan: number, drift: number): string {
  return `d${plan}-${drift}`;
}

export function findingAnchor(finding: number): string {
  return `f${finding}`;
}

export function anchorsOf(review: Review): Anchors {
  const plans = new Map(review.plans.map(({ id }, index) => [id, planAnchor(index)]));
  const changes = new Map(
    review.plans.flatMap((plan, index) => placesOf(plan, plan.changes, index, changeAnchor)),
  );
  const drifts = new Map(
    review.plans.flatMap((plan, index) => placesOf(plan, plan.drift, index, driftAnchor)),
  );
  const findings = new Map(
    review.checks.added.map((finding, index) => [keyOf(finding), findingAnchor(index)] as const),
  );
  const told = toldBy(review);
  return {
    change: (plan, address) => changes.get(keyOf({ plan, address })),
    concern: (concern) => {
      const key = keyOf(concern);
      const change = changes.get(key) ?? told.get(`${concern.plan} ${concern.text}`);
      if (concern.kind.startsWith('check-')) return findings.get(key) ?? change;
      if (concern.kind === 'drift') return drifts.get(key) ?? change;
      return change ?? drifts.get(key) ?? plans.get(concern.plan);
    },
  };
}

function keyOf({ plan, address }: Pick<CheckFinding, 'plan' | 'address'>): string {
  return `${plan} ${address}`;
}

function placesOf(
  plan: PlanReview,
  changes: PlanReview['changes'],
  index: number,
  anchor: (plan: number, change: number) => string,
): readonly (readonly [string, string])[] {
  const places = new Map(changes.map(({ address }, place) => [address, place]));
  return changes.map(({ address, renamedTo }, place) => {
    const shown = renamedTo === undefined ? place : (places.get(renamedTo) ?? place);
    return [keyOf({ plan: plan.id, address }), anchor(index, shown)] as const;
  });
}

/** The subject of a permission is its role, which may stay as it is: the change is the one whose line says so. */
function toldBy(review: Review): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  review.plans.forEach((plan, index) =>
    plan.changes.forEach(({ meanings }, place) =>
      meanings.forEach(({ text, concern }) =>
        told.set(`${plan.id} ${concern?.text ?? text}`, changeAnchor(index, place)),
      ),
    ),
  );
  return told;
}
