import type { Change, Concern, PlanReview } from '../review/review';

type Placed = Pick<Change, 'address' | 'constructPath'>;

/** Where a resource stands within its stack: `Thumbnail/Queue`, or its address for Terraform from elsewhere. */
export function placeOf(constructPath: string, plan: Pick<PlanReview, 'stack'>): string {
  const within = constructPath.startsWith(`${plan.stack}/`)
    ? constructPath.slice(plan.stack.length + 1)
    : constructPath;
  return within.replace(/(?<=.)\/(Default|Resource)$/, '');
}

/**
 * The construct that a reader thinks in: the first part of the path. Terraform from elsewhere has its
 * modules, and one group for what stands in the root module.
 */
export function constructOf(
  { address, constructPath, module }: Placed & { module: string },
  plan: Pick<PlanReview, 'stack'>,
): string {
  if (constructPath === address) return module;
  return placeOf(constructPath, plan).split('/')[0] ?? '';
}

/** Where a resource stands among all stacks of a review; a review of one stack needs no name of it. */
export function pathOf(
  { plan: id, constructPath }: Pick<Concern, 'plan' | 'constructPath'>,
  plans: readonly PlanReview[],
): string {
  const plan = plans.find((each) => each.id === id);
  const place = plan ? placeOf(constructPath, plan) : constructPath;
  if (plans.length < 2 || place === id) return place;
  return place === constructPath ? `${place} in ${id}` : `${id}/${place}`;
}
